/** WGS 84 (EPSG:4979) in metres. CGCS2000 differs by less than a millimetre. */
export const SEMI_MAJOR = 6_378_137
const ECCENTRICITY_SQUARED = 6.694_379_990_14e-3
export const SEMI_MINOR = SEMI_MAJOR * Math.sqrt(1 - ECCENTRICITY_SQUARED)

export type Triple = [number, number, number]

/** Earth-centred coordinates of a position in degrees and metres above the ellipsoid, written into `into`. */
export function earthCentred(longitude: number, latitude: number, height: number, into: Triple | Float64Array = [0, 0, 0], at = 0) {
  const lambda = (longitude * Math.PI) / 180
  const phi = (latitude * Math.PI) / 180
  const sine = Math.sin(phi)
  const cosine = Math.cos(phi)
  const curvature = SEMI_MAJOR / Math.sqrt(1 - ECCENTRICITY_SQUARED * sine * sine)
  into[at] = (curvature + height) * cosine * Math.cos(lambda)
  into[at + 1] = (curvature + height) * cosine * Math.sin(lambda)
  into[at + 2] = (curvature * (1 - ECCENTRICITY_SQUARED) + height) * sine
  return into
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
