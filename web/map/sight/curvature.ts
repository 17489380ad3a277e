const EARTH_RADIUS = 6_371_000
/** Light is bent by this share of the Earth's curve in usual weather: Gauss's coefficient of refraction. */
export const REFRACTION = 0.13

/** Metres by which ground at a distance seems lower than on a flat Earth. */
export const dropMeters = (meters: number): number => ((1 - REFRACTION) * meters ** 2) / (2 * EARTH_RADIUS)
