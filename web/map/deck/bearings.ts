export interface Aim {
  readonly code: string
  /** degrees clockwise from north, as the great circle starts */
  readonly bearing: number
  readonly kilometers: number
}

const RADIUS_KM = 6371
const rad = (degrees: number) => (degrees * Math.PI) / 180

/** Direction and distance of a place from another, on a sphere. */
export function aimAt(code: string, [lon, lat]: readonly [number, number], [toLon, toLat]: readonly [number, number]): Aim {
  const turn = rad(toLon - lon)
  const y = Math.sin(turn) * Math.cos(rad(toLat))
  const x = Math.cos(rad(lat)) * Math.sin(rad(toLat)) - Math.sin(rad(lat)) * Math.cos(rad(toLat)) * Math.cos(turn)
  const half = Math.sin(rad(toLat - lat) / 2) ** 2 + Math.cos(rad(lat)) * Math.cos(rad(toLat)) * Math.sin(turn / 2) ** 2
  return { code, bearing: ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360, kilometers: 2 * RADIUS_KM * Math.asin(Math.sqrt(half)) }
}

/**
 * Bearings on a ring for signs that need room: as near to the true ones as may be, none closer than `apart` to the next.
 * Signs that crowd each other give way to both sides, keeping their order.
 * @returns bearing by code
 */
export function spreadBearings(aims: readonly Aim[], apart: number): Map<string, number> {
  const sorted = aims.toSorted((a, b) => a.bearing - b.bearing)
  const step = Math.min(apart, 360 / Math.max(1, sorted.length))
  // The ring is cut at its widest gap, so that it can be treated as a line.
  let cut = 0
  let widest = -1
  sorted.forEach(({ bearing }, index) => {
    const before = index === 0 ? sorted.at(-1)!.bearing - 360 : sorted[index - 1]!.bearing
    if (bearing - before > widest) {
      widest = bearing - before
      cut = index
    }
  })
  const line = [...sorted.slice(cut), ...sorted.slice(0, cut).map((aim) => ({ ...aim, bearing: aim.bearing + 360 }))]
  // Crowds: runs of signs that touch, each centred on the mean of where its signs want to be.
  const crowds: { from: number; count: number; mean: number }[] = []
  line.forEach(({ bearing }, index) => {
    crowds.push({ from: index, count: 1, mean: bearing })
    for (let last = crowds.length - 1; last > 0; last--) {
      const [left, right] = [crowds[last - 1]!, crowds[last]!]
      if (right.mean - ((right.count - 1) / 2) * step - (left.mean + ((left.count - 1) / 2) * step) >= step) break
      const count = left.count + right.count
      crowds.splice(last - 1, 2, { from: left.from, count, mean: (left.mean * left.count + right.mean * right.count) / count })
    }
  })
  const placed = new Map<string, number>()
  for (const { from, count, mean } of crowds)
    for (let index = 0; index < count; index++)
      placed.set(line[from + index]!.code, (((mean + (index - (count - 1) / 2) * step) % 360) + 360) % 360)
  return placed
}
