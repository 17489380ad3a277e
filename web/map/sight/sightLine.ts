import { dropMeters } from './curvature.ts'

export interface GroundSample {
  /** from the eye's place, along the ground's chart */
  readonly meters: number
  readonly heightMeters: number
}

export interface SightLine {
  /** The target is seen. */
  readonly clear: boolean
  /** The first sample that rises into the line; null when none does. */
  readonly obstruction: number | null
  /** Metres the ground stands above the line where it does so most, or, negative, stays below it where it comes nearest between the ends. */
  readonly worstMeters: number
  readonly worstAt: number
  /** For each sample, whether its ground is seen from the eye. */
  readonly seen: readonly boolean[]
}

/** Share of the line at either end. */
const ENDS = 0.05

/**
 * What lies between an eye and a target over the ground's heights, the Earth's curve and the bending of light included.
 * @param samples from the eye's place to the target's, both included
 * @param eyeMeters @param targetMeters above the ground at either end
 */
export function sightLine(samples: readonly GroundSample[], eyeMeters: number, targetMeters: number): SightLine {
  const apparent = samples.map(({ meters, heightMeters }) => heightMeters - dropMeters(meters))
  const whole = samples.at(-1)!.meters
  const eye = apparent[0]! + eyeMeters
  const target = apparent.at(-1)! + targetMeters
  let obstruction: number | null = null
  let [worstMeters, worstAt] = [-Infinity, 0]
  let steepest = -Infinity
  const seen = samples.map(({ meters }, index) => {
    if (index === 0) return true
    const slope = (apparent[index]! - eye) / meters
    const visible = slope >= steepest
    steepest = Math.max(steepest, slope)
    if (index === samples.length - 1) return visible
    const above = apparent[index]! - (eye + ((target - eye) * meters) / whole)
    if (above > 0 && obstruction === null) obstruction = index
    // Where it begins and ends the line is as near to the ground as eye and target are: that tells nothing.
    const between = meters > whole * ENDS && meters < whole * (1 - ENDS)
    if ((above > 0 || between) && above > worstMeters) [worstMeters, worstAt] = [above, index]
    return visible
  })
  return { clear: obstruction === null, obstruction, worstMeters, worstAt, seen }
}
