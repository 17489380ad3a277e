import type { County, Ground } from './county.types.ts'
import { divide } from './demo/areas.ts'
import { villageCounts } from './demo/counts.ts'
import { COUNTY_CODE, COUNTY_NAME } from './demo/divisions.ts'
import { placeHamlets } from './demo/hamlets.ts'
import { findPlaces } from './demo/places.ts'
import { buildRoads } from './demo/roads.ts'
import { makeField } from './field.ts'
import { randomStreams } from './random.ts'

export { demoGround } from './demo/ground.ts'

/**
 * Settles the demo's townships, villages, hamlets and roads on any ground, made up or imported. Names, codes and counts come from the divisions,
 * seed and scale alone; only where things stand follows the ground.
 * @param scale 1 = the whole county
 */
export function settleGround(ground: Ground, seed: number, scale: number): County {
  const steps = settlingSteps(ground, seed, scale)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same in steps of about a second, for who has to do something in between: hold a connection, show progress. */
export function* settlingSteps(ground: Ground, seed: number, scale: number): Generator<void, County> {
  const random = randomStreams(seed)
  const counts = villageCounts(seed, scale)
  const field = makeField(ground)
  yield
  const areas = divide(field, ground, counts, random)
  yield
  const seats = areas.villages.map((village) => village.seat)
  const hamlets = placeHamlets(field, areas.labels, counts, seats, random)
  const villages = counts.map(({ townshipCode }, index) => ({ townshipCode, seat: seats[index]! }))
  yield
  const roads = buildRoads(field, ground, { townships: areas.townships, villages, hamlets }, random)
  yield
  return {
    ...ground,
    code: COUNTY_CODE,
    name: COUNTY_NAME,
    townships: areas.townships,
    villages: counts.map((count, index) => ({
      code: count.code,
      name: count.name,
      townshipCode: count.townshipCode,
      classCode: count.classCode,
      ...areas.villages[index]!,
      hamlets: hamlets[index]!,
      houseCount: count.houses,
      householdCount: count.households,
    })),
    roads,
    places: findPlaces(ground, areas.townships),
  }
}
