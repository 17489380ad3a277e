import type { Random } from '../random.ts'
import type { House } from './houses.ts'

/** A house as its people need it: who could live there and in which 村民小组 it stands. */
export interface Dwelling {
  houseId: number
  group: number
}

/** The dwellings that the village's households take, in house order; some stay empty wherever there are more than households. */
export function takeDwellings(houses: readonly House[], households: number, random: Random): Dwelling[] {
  const dwellings = houses.flatMap(({ id, group, dwellings }) =>
    Array.from({ length: dwellings }, (): Dwelling => ({ houseId: id, group })),
  )
  const taken = random.shuffle(dwellings).slice(0, households)
  while (taken.length < households) taken.push({ houseId: 0, group: 1 })
  return taken.sort((a, b) => a.houseId - b.houseId)
}

/** House ids of towns where families from the villages live, by township; under '' those of the county seat. */
export type TownHouses = ReadonlyMap<string, readonly number[]>

/** A house in town: in the own township's where it has one, more often at the county seat. 0 where there is none. */
export function drawTownHouse(townHouses: TownHouses, townshipCode: string, random: Random): number {
  const near = townHouses.get(townshipCode)
  const seat = townHouses.get('') ?? []
  const houses = near && near.length > 0 && random.chance(0.4) ? near : seat
  return houses.length === 0 ? 0 : random.pick(houses)
}
