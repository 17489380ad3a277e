/** How evenly something is shared: values with the number of people who have each. */
export interface Share {
  readonly value: number
  readonly people: number
}

/**
 * The Lorenz curve: which share of the whole the worst-served share of people has, both from 0 to 1, in equal steps of people;
 * undefined where there is nobody or nothing (Lorenz 1905).
 */
export function lorenzCurve(shares: readonly Share[], steps: number): number[] | undefined {
  const sorted = shares.filter(({ people }) => people > 0).toSorted((a, b) => a.value - b.value)
  const people = sorted.reduce((sum, share) => sum + share.people, 0)
  const whole = sorted.reduce((sum, share) => sum + share.value * share.people, 0)
  if (whole <= 0) return undefined
  const curve = [0]
  let [index, seen, had] = [0, 0, 0]
  for (let step = 1; step < steps; step++) {
    const wanted = (people * step) / steps
    while (seen + sorted[index]!.people < wanted) {
      seen += sorted[index]!.people
      had += sorted[index]!.value * sorted[index]!.people
      index++
    }
    curve.push((had + (wanted - seen) * sorted[index]!.value) / whole)
  }
  return [...curve, 1]
}

/** The Gini coefficient, 0: all have the same, towards 1: one has all; undefined where there is nobody or nothing (Gini 1912). */
export function giniCoefficient(shares: readonly Share[]): number | undefined {
  const sorted = shares.filter(({ people }) => people > 0).toSorted((a, b) => a.value - b.value)
  let [people, whole, under] = [0, 0, 0]
  for (const share of sorted) {
    const more = share.value * share.people
    // The area under the curve, trapezium by trapezium.
    under += share.people * (whole + more / 2)
    people += share.people
    whole += more
  }
  return whole > 0 ? 1 - (2 * under) / (people * whole) : undefined
}
