/** Circumference of the Earth, metres. */
const AROUND = 40_075_017

/** The zoom whose tile is about as wide as the eye is far. @param latitude radians */
export const zoomSeenFrom = (eyeMeters: number, latitude: number): number =>
  Math.round(Math.log2((AROUND * Math.cos(latitude)) / eyeMeters) + 0.4)
