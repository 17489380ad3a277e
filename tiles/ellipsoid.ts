/** WGS 84 (EPSG:4979) in metres. CGCS2000 differs by less than a millimetre. */
export const SEMI_MAJOR = 6_378_137
const ECCENTRICITY_SQUARED = 6.694_379_990_14e-3
export const SEMI_MINOR = SEMI_MAJOR * Math.sqrt(1 - ECCENTRICITY_SQUARED)

export type Triple = [number, number, number]

/** What a place's longitude gives to its Earth-centred coordinates. */
export interface Meridian {
  sine: number
  cosine: number
}

/** What its latitude gives. */
export interface Parallel extends Meridian {
  /** metres from the surface to the axis, along the plumb line */
  curvature: number
}

/** @param longitude degrees */
export function meridianOf(longitude: number): Meridian {
  const lambda = (longitude * Math.PI) / 180
  return { sine: Math.sin(lambda), cosine: Math.cos(lambda) }
}

/** @param latitude degrees */
export function parallelOf(latitude: number): Parallel {
  const phi = (latitude * Math.PI) / 180
  const sine = Math.sin(phi)
  return { sine, cosine: Math.cos(phi), curvature: SEMI_MAJOR / Math.sqrt(1 - ECCENTRICITY_SQUARED * sine * sine) }
}

/** Writes Earth-centred coordinates of a position `height` metres above the ellipsoid. */
export function place(
  meridian: Meridian,
  { sine, cosine, curvature }: Parallel,
  height: number,
  into: Triple | Float64Array,
  at = 0,
): void {
  into[at] = (curvature + height) * cosine * meridian.cosine
  into[at + 1] = (curvature + height) * cosine * meridian.sine
  into[at + 2] = (curvature * (1 - ECCENTRICITY_SQUARED) + height) * sine
}

/** Earth-centred coordinates of a position in degrees and metres above the ellipsoid. */
export function earthCentred(longitude: number, latitude: number, height: number): Triple {
  const centred: Triple = [0, 0, 0]
  place(meridianOf(longitude), parallelOf(latitude), height, centred)
  return centred
}

/** Unit vectors to the east, north and up at a position, in Earth-centred coordinates. */
export function localFrame(longitude: number, latitude: number): { east: Triple; north: Triple; up: Triple } {
  const lambda = (longitude * Math.PI) / 180
  const phi = (latitude * Math.PI) / 180
  const [sinLambda, cosLambda, sinPhi, cosPhi] = [Math.sin(lambda), Math.cos(lambda), Math.sin(phi), Math.cos(phi)]
  return {
    east: [-sinLambda, cosLambda, 0],
    north: [-sinPhi * cosLambda, -sinPhi * sinLambda, cosPhi],
    up: [cosPhi * cosLambda, cosPhi * sinLambda, sinPhi],
  }
}
