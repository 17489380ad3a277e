import { degreeMeters, densify, geodesicMeters, type LonLat } from '../relief/geodesy.ts'
import { climbOf, type Ground } from './measure.ts'

export interface ProfileSample {
  readonly at: LonLat
  /** from the line's beginning */
  readonly meters: number
  readonly heightMeters: number
}
export interface Profile {
  readonly samples: readonly ProfileSample[]
  readonly lowest: ProfileSample
  readonly highest: ProfileSample
  readonly climbMeters: number
  readonly descentMeters: number
  /** The steepest stretch of the line, and how steep it is, degrees, positive uphill. */
  readonly steepest: { readonly from: ProfileSample; readonly to: ProfileSample; readonly degrees: number }
}

/** Points of the chart. */
const SAMPLES = 600
/** A slope is that of a stretch of at least this, metres: shorter ones say more of the mesh than of the way. */
const STRETCH_METERS = 30

/** The ground along a line of at least two points. */
export function profileOf(line: readonly LonLat[], ground: Ground): Profile {
  const whole = line.reduce((sum, at, index) => sum + (index > 0 ? geodesicMeters(line[index - 1]!, at) : 0), 0)
  const samples = densify(line, Math.max(whole / SAMPLES, 0.5)).map(({ at, meters }) => ({ at, meters, heightMeters: ground(...at) }))
  let [lowest, highest] = [samples[0]!, samples[0]!]
  let steepest: Profile['steepest'] = { from: samples[0]!, to: samples.at(-1)!, degrees: 0 }
  let behind = 0
  for (const sample of samples) {
    if (sample.heightMeters < lowest.heightMeters) lowest = sample
    if (sample.heightMeters > highest.heightMeters) highest = sample
    while (samples[behind + 1]!.meters <= sample.meters - Math.min(STRETCH_METERS, whole)) behind++
    const from = samples[behind]!
    const length = sample.meters - from.meters
    if (length < Math.min(STRETCH_METERS, whole) * 0.999) continue
    const degrees = (Math.atan2(sample.heightMeters - from.heightMeters, length) * 180) / Math.PI
    if (Math.abs(degrees) > Math.abs(steepest.degrees)) steepest = { from, to: sample, degrees }
  }
  return { samples, lowest, highest, ...climbOf(samples.map(({ heightMeters }) => heightMeters)), steepest }
}

/** The sample nearest to a distance along the line. */
export function sampleAt(samples: readonly ProfileSample[], meters: number): ProfileSample {
  let [low, high] = [0, samples.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (samples[middle]!.meters < meters) low = middle
    else high = middle
  }
  return Math.abs(samples[low]!.meters - meters) <= Math.abs(samples[high]!.meters - meters) ? samples[low]! : samples[high]!
}

/** The sample nearest to a place, and how far it is. */
export function nearestSample(samples: readonly ProfileSample[], place: LonLat): { sample: ProfileSample; meters: number } {
  const perDegree = degreeMeters(place[1])
  const away = ({ at }: ProfileSample) => Math.hypot((at[0] - place[0]) * perDegree.east, (at[1] - place[1]) * perDegree.north)
  let sample = samples[0]!
  for (const candidate of samples) if (away(candidate) < away(sample)) sample = candidate
  return { sample, meters: away(sample) }
}

/** Round numbers between two values, about `count` of them: steps of 1, 2 or 5. */
export function ticks(from: number, to: number, count: number): number[] {
  const rough = Math.max(to - from, 1e-9) / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].find((factor) => factor * power >= rough)! * power
  const first = Math.ceil(from / step)
  return Array.from({ length: Math.floor(to / step + 1e-9) - first + 1 }, (_, index) => (first + index) * step)
}
