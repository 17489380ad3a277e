import { randomStreams } from '../random.ts'
import { DIVISIONS, type Division } from './divisions.ts'

/** Whole-county figures at scale 1. */
export const HOUSES = 250_000
export const HOUSEHOLDS = 240_000

/** Households known from sources at scale 1, by village. */
const KNOWN_HOUSEHOLDS: Readonly<Record<string, number>> = { '430821109201': 465 }

/** How much larger than a plain village a unit is, and how many houses stand there for a household (flats hold many). */
const SIZE: Readonly<Record<Division['classCode'], number>> = { 111: 2.7, 112: 1.6, 121: 1.35, 210: 1.15, 220: 1 }
const HOUSES_PER_HOUSEHOLD: Readonly<Record<Division['classCode'], number>> = { 111: 0.36, 112: 0.8, 121: 0.8, 210: 1.02, 220: 1.12 }

export interface VillageCount extends Division {
  /** id of its first house and of its first household; the others follow without gaps */
  firstHouse: number
  firstHousehold: number
  houses: number
  households: number
  /** houses of each 村民小组: index 0 is group 1 */
  groups: number[]
}

/**
 * Houses, households and groups of every village, in code order. Depends on seed and scale only, never on the ground:
 * moving the county onto another relief or boundary keeps every id.
 * @param scale 1 = 250,000 houses and 240,000 households, which the counts add up to exactly (times scale, rounded)
 */
export function villageCounts(seed: number, scale: number): VillageCount[] {
  const random = randomStreams(seed)
  const sizes = DIVISIONS.map((division) => {
    const stream = random('village size', division.code)
    return SIZE[division.classCode] * (division.quasi ? 0.35 : 1) * Math.exp(0.26 * stream.gaussian())
  })
  const known = DIVISIONS.map((division) => KNOWN_HOUSEHOLDS[division.code])
  const knownTotal = known.reduce<number>((sum, households) => sum + (households ?? 0), 0)
  const whole = apportion(
    HOUSEHOLDS - knownTotal,
    sizes.map((size, index) => (known[index] === undefined ? size : 0)),
  )
  const fullHouseholds = whole.map((households, index) => known[index] ?? households)

  const householdTotal = Math.round(HOUSEHOLDS * scale)
  const scaledKnown = known.map((households) => (households === undefined ? undefined : Math.round(households * scale)))
  const scaledTotal = scaledKnown.reduce<number>((sum, households) => sum + (households ?? 0), 0)
  const rest = apportion(
    householdTotal - scaledTotal,
    fullHouseholds.map((households, index) => (known[index] === undefined ? households : 0)),
  )
  const households = rest.map((count, index) => scaledKnown[index] ?? count)
  const houses = apportion(
    Math.round(HOUSES * scale),
    fullHouseholds.map((count, index) => count * HOUSES_PER_HOUSEHOLD[DIVISIONS[index]!.classCode]),
  )

  let firstHouse = 1
  let firstHousehold = 1
  return DIVISIONS.map((division, index) => {
    const stream = random('village groups', division.code)
    const groupCount = Math.min(Math.max(Math.round(fullHouseholds[index]! / 36), 3), 26)
    const groups = apportion(
      houses[index]!,
      Array.from({ length: groupCount }, () => Math.exp(0.3 * stream.gaussian())),
    )
    const count = { ...division, firstHouse, firstHousehold, houses: houses[index]!, households: households[index]!, groups }
    firstHouse += houses[index]!
    firstHousehold += households[index]!
    return count
  })
}

/** Whole numbers in proportion to the weights that add up to `total` exactly (largest remainders first, then the earlier). */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((left, right) => left + right, 0)
  if (!(sum > 0)) throw new RangeError(`apportion: the weights add up to ${sum}`)
  const exact = weights.map((weight) => (total * weight) / sum)
  const parts = exact.map(Math.floor)
  let left = total - parts.reduce((a, b) => a + b, 0)
  const order = exact.map((value, index) => ({ index, remainder: value - Math.floor(value) }))
  order.sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of order) {
    if (left-- <= 0) break
    parts[index]!++
  }
  return parts
}
