/**
 * Two-step floating catchment areas: how much of a service there is for each person, competition counted
 * (Luo and Wang 2003; enhanced by weights that fall with travel time: Luo and Qi 2009).
 */
import type { FloatingMethod } from '../contract/access.ts'
import { BEYOND } from '../contract/travel.ts'
import type { Catchment } from './catchment.ts'

/** Weights of the three thirds of a catchment (Luo and Qi 2009, table 1, slow decay); 2SFCA counts all of it alike. */
const THIRDS: Record<FloatingMethod, readonly [number, number, number]> = { '2sfca': [1, 1, 1], e2sfca: [1, 0.68, 0.22] }

/** The weight of each minute of travel, 0 beyond the catchment. */
export function weightsOf(method: FloatingMethod, minutes: number): Float64Array {
  const weights = new Float64Array(BEYOND + 1)
  for (let minute = 0; minute <= Math.min(minutes, BEYOND - 1); minute++)
    weights[minute] = THIRDS[method][Math.min(2, Math.floor((Math.max(minute - 0.5, 0) / minutes) * 3))]!
  return weights
}

export interface Floating {
  /** Places for each person of the demand around it, by facility; 0 where there is nobody. */
  readonly supply: Float64Array
  /** Places for each person, by house. */
  readonly scores: Float64Array
}

/** @param demand people of each house @param capacity places of each facility, in the order of the catchments */
export function floatingScores(
  catchments: readonly Pick<Catchment, 'from' | 'minutes'>[],
  capacity: ArrayLike<number>,
  demand: Float64Array,
  weights: Float64Array,
): Floating {
  const supply = new Float64Array(catchments.length)
  const scores = new Float64Array(demand.length)
  for (const [index, { from, minutes }] of catchments.entries()) {
    let people = 0
    for (let at = 0; at < minutes.length; at++) people += weights[minutes[at]!]! * demand[from + at]!
    if (people === 0) continue
    const share = capacity[index]! / people
    supply[index] = share
    for (let at = 0; at < minutes.length; at++) scores[from + at]! += weights[minutes[at]!]! * share
  }
  return { supply, scores }
}
