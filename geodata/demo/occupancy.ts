import type { Population } from './population.ts'

/** How many households and people live in each house: index = houses.id − 1. */
export interface Occupancy {
  households: Uint16Array
  people: Uint16Array
}

/** @param houses number of houses */
export function occupancyOf(population: Population, houses: number): Occupancy {
  const households = new Uint16Array(houses)
  const people = new Uint16Array(houses)
  for (const house of population.households.house) if (house > 0) households[house - 1]!++
  for (let index = 0; index < population.living; index++) {
    const house = population.house[index]!
    if (house > 0) people[house - 1]!++
  }
  return { households, people }
}
