import { create } from 'zustand'

/** Houses of the rows that are selected in the table: they stand out on the map. */
export const useMarked = create<{ houses: ReadonlySet<number> }>()(() => ({ houses: new Set() }))

export function markHouses(houses: Iterable<number>): void {
  const next = new Set(houses)
  const { houses: now } = useMarked.getState()
  if (next.size !== now.size || [...next].some((house) => !now.has(house))) useMarked.setState({ houses: next })
}
