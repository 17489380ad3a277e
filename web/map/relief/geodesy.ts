/** Shapes of the Earth that measuring needs: WGS 84, which CGCS2000 equals to a millimetre at this place. */
export type LonLat = readonly [number, number]

const A = 6_378_137
const F = 1 / 298.257_223_563
const B = A * (1 - F)
const E2 = F * (2 - F)
const RAD = Math.PI / 180

/**
 * Length of the shortest way over the ellipsoid, metres, to less than a millimetre at distances within a country.
 * T. Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid", Survey Review 23 (1975).
 */
export function geodesicMeters([lon1, lat1]: LonLat, [lon2, lat2]: LonLat): number {
  const u1 = Math.atan((1 - F) * Math.tan(lat1 * RAD))
  const u2 = Math.atan((1 - F) * Math.tan(lat2 * RAD))
  const [sinU1, cosU1, sinU2, cosU2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)]
  const difference = (lon2 - lon1) * RAD
  let lambda = difference
  for (let round = 0; round < 100; round++) {
    const [sinLambda, cosLambda] = [Math.sin(lambda), Math.cos(lambda)]
    const sinSigma = Math.hypot(cosU2 * sinLambda, cosU1 * sinU2 - sinU1 * cosU2 * cosLambda)
    if (sinSigma === 0) return 0
    const cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosLambda
    const sigma = Math.atan2(sinSigma, cosSigma)
    const sinAlpha = (cosU1 * cosU2 * sinLambda) / sinSigma
    const cos2Alpha = 1 - sinAlpha ** 2
    const cos2Middle = cos2Alpha === 0 ? 0 : cosSigma - (2 * sinU1 * sinU2) / cos2Alpha
    const c = (F / 16) * cos2Alpha * (4 + F * (4 - 3 * cos2Alpha))
    const next = difference + (1 - c) * F * sinAlpha * (sigma + c * sinSigma * (cos2Middle + c * cosSigma * (2 * cos2Middle ** 2 - 1)))
    if (Math.abs(next - lambda) > 1e-13) {
      lambda = next
      continue
    }
    const square = (cos2Alpha * (A ** 2 - B ** 2)) / B ** 2
    const big = 1 + (square / 16_384) * (4096 + square * (-768 + square * (320 - 175 * square)))
    const small = (square / 1024) * (256 + square * (-128 + square * (74 - 47 * square)))
    const correction =
      small *
      sinSigma *
      (cos2Middle +
        (small / 4) *
          (cosSigma * (2 * cos2Middle ** 2 - 1) - (small / 6) * cos2Middle * (4 * sinSigma ** 2 - 3) * (4 * cos2Middle ** 2 - 3)))
    return B * big * (sigma - correction)
  }
  throw new Error('points on opposite sides of the Earth are not measured')
}

/** Earth-centred coordinates, metres, of a place and a height above the ellipsoid. */
export function earthCentred([lon, lat]: LonLat, heightMeters: number): [number, number, number] {
  const sin = Math.sin(lat * RAD)
  const cos = Math.cos(lat * RAD)
  const n = A / Math.sqrt(1 - E2 * sin ** 2)
  return [
    (n + heightMeters) * cos * Math.cos(lon * RAD),
    (n + heightMeters) * cos * Math.sin(lon * RAD),
    (n * (1 - E2) + heightMeters) * sin,
  ]
}

/** Metres of one degree east and one degree north at a latitude. */
export function degreeMeters(lat: number): { east: number; north: number } {
  const sin = Math.sin(lat * RAD)
  const w = Math.sqrt(1 - E2 * sin ** 2)
  return { east: (A / w) * Math.cos(lat * RAD) * RAD, north: ((A * (1 - E2)) / w ** 3) * RAD }
}

/** Sine of a latitude on the sphere that has the ellipsoid's area, times half that area over 2π. Snyder 1987, eq. 3-12. */
function strip(lat: number): number {
  const e = Math.sqrt(E2)
  const sin = Math.sin(lat * RAD)
  return ((A ** 2 * (1 - E2)) / 2) * (sin / (1 - E2 * sin ** 2) - (1 / (2 * e)) * Math.log((1 - e * sin) / (1 + e * sin)))
}

/** Area of a ring on the ellipsoid, square metres; its sides are straight on the map. Open or closed, either way round. */
export function ringArea(ring: readonly LonLat[]): number {
  let sum = 0
  for (const [index, [lon, lat]] of ring.entries()) {
    const [nextLon, nextLat] = ring[(index + 1) % ring.length]!
    // A long side is cut so that it stays straight in degrees.
    const parts = Math.max(1, Math.ceil(Math.abs(nextLat - lat) / 0.02))
    for (let part = 0; part < parts; part++) {
      const from = lat + ((nextLat - lat) * part) / parts
      const to = lat + ((nextLat - lat) * (part + 1)) / parts
      sum += (((nextLon - lon) * RAD) / parts) * ((strip(from) + strip(to)) / 2)
    }
  }
  return Math.abs(sum)
}

/** Points along a line, its corners among them, no further apart than `stepMeters`; `meters` from its beginning. */
export function densify(line: readonly LonLat[], stepMeters: number): { at: LonLat; meters: number }[] {
  const first = line[0]
  if (!first) return []
  const points: { at: LonLat; meters: number }[] = [{ at: first, meters: 0 }]
  let gone = 0
  for (let index = 1; index < line.length; index++) {
    const [from, to] = [line[index - 1]!, line[index]!]
    const length = geodesicMeters(from, to)
    const parts = Math.max(1, Math.ceil(length / stepMeters))
    for (let part = 1; part <= parts; part++) {
      const share = part / parts
      points.push({ at: [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share], meters: gone + length * share })
    }
    gone += length
  }
  return points
}
