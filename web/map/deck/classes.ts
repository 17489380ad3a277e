/** Counts of people in up to five classes: `breaks[i]` is the least count of class i + 1. */
export interface Classes {
  readonly breaks: readonly number[]
}

const CLASSES = 5
/** 1, 2, 5, 10, 20, 50 …: what a legend can say in a glance. */
const NICE = Array.from({ length: 8 }, (_, power) => [1, 2, 5].map((digit) => digit * 10 ** power)).flat()

/** Classes between the low tenth and the top of some counts, at nice numbers evenly spaced by order of size. */
export function classesOf(counts: ArrayLike<number>): Classes {
  const sorted = Float64Array.from(counts).sort()
  if (sorted.length === 0) return { breaks: [] }
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
  const last = NICE.findLastIndex((nice) => nice <= at(0.985))
  const first = Math.min(last, Math.max(1, NICE.findLastIndex((nice) => nice <= at(0.1)) + 1))
  const steps = Math.min(CLASSES - 1, last - first + 1)
  if (steps <= 0) return { breaks: [] }
  const places = Array.from({ length: steps }, (_, step) =>
    steps === 1 ? last : Math.round(first + ((last - first) * step) / (steps - 1)),
  )
  return { breaks: [...new Set(places)].map((place) => NICE[place]!) }
}

/** The class of a count, 0 the lowest. */
export function classOf({ breaks }: Classes, count: number): number {
  let found = 0
  while (found < breaks.length && count >= breaks[found]!) found++
  return found
}

/** The step of a ramp for a class: few classes still reach from its one end to the other. */
export function stepOf({ breaks }: Classes, found: number, steps: number): number {
  return breaks.length === 0 ? steps - 1 : Math.round((found / breaks.length) * (steps - 1))
}

/** What a class holds, lowest and highest count; the last has no end. */
export function rangeOf({ breaks }: Classes, found: number): { from: number; to: number | null } {
  return { from: found === 0 ? 1 : breaks[found - 1]!, to: found < breaks.length ? breaks[found]! - 1 : null }
}
