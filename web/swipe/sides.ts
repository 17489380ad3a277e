import type { Side } from '../map/swipe/swipe.ts'

export type Sides = Readonly<Record<string, Side>>

/** `basemap:left` → layers that one side alone shows. */
export function parseSides(text: string | null): Sides {
  return Object.fromEntries(text?.split(',').map((pair) => pair.split(':') as [string, Side]) ?? [])
}

/** The address's text for it; null where every layer is on both sides. */
export function formatSides(sides: Sides): string | null {
  const pairs = Object.entries(sides).filter(([, side]) => side !== 'both')
  return pairs.length > 0
    ? pairs
        .map(([id, side]) => `${id}:${side}`)
        .toSorted()
        .join(',')
    : null
}

/** What each side has that the other has not, in words; the names of layers in the order given. */
export function captionsOf(
  sides: Sides,
  layers: readonly { id: string; name: string }[],
  without: (names: string) => string,
): [string, string] {
  const named = (side: Side) =>
    layers
      .filter(({ id }) => sides[id] === side)
      .map(({ name }) => name)
      .join('、')
  const [left, right] = [named('left'), named('right')]
  return [left || (right && without(right)), right || (left && without(left))]
}
