/** Where the sun stands, seen from a place. */
export interface SunPosition {
  /** degrees clockwise from north */
  readonly azimuth: number
  /** degrees above the horizon, as seen: the air lifts it */
  readonly altitude: number
}
export interface SunDay {
  /** null where the sun does not rise or set that day */
  readonly rises: Date | null
  readonly sets: Date | null
  /** The sun stands highest. */
  readonly noon: Date
}

const RAD = Math.PI / 180
/** The upper limb on the horizon, lifted by the air: what almanacs call rise and set. */
const HORIZON = 0.833

/**
 * Declination, degrees, and equation of time, minutes. NOAA Global Monitoring Laboratory, Solar Calculation Details, after
 * J. Meeus, "Astronomical Algorithms", chapter 25: within 0.01° between 1800 and 2100.
 */
export function solarElements(instant: Date): { declination: number; equationMinutes: number } {
  const t = (instant.getTime() / 86_400_000 + 2_440_587.5 - 2_451_545) / 36_525
  const meanLongitude = (280.46646 + t * (36_000.76983 + 0.0003032 * t)) % 360
  const anomaly = 357.52911 + t * (35_999.05029 - 0.0001537 * t)
  const eccentricity = 0.016708634 - t * (0.000042037 + 0.0000001267 * t)
  const centre =
    Math.sin(anomaly * RAD) * (1.914602 - t * (0.004817 + 0.000014 * t)) +
    Math.sin(2 * anomaly * RAD) * (0.019993 - 0.000101 * t) +
    Math.sin(3 * anomaly * RAD) * 0.000289
  const node = 125.04 - 1934.136 * t
  const longitude = meanLongitude + centre - 0.00569 - 0.00478 * Math.sin(node * RAD)
  const obliquity = 23 + (26 + (21.448 - t * (46.815 + t * (0.00059 - t * 0.001813))) / 60) / 60 + 0.00256 * Math.cos(node * RAD)
  const declination = Math.asin(Math.sin(obliquity * RAD) * Math.sin(longitude * RAD)) / RAD
  const y = Math.tan((obliquity * RAD) / 2) ** 2
  const equation =
    y * Math.sin(2 * meanLongitude * RAD) -
    2 * eccentricity * Math.sin(anomaly * RAD) +
    4 * eccentricity * y * Math.sin(anomaly * RAD) * Math.cos(2 * meanLongitude * RAD) -
    (y ** 2 / 2) * Math.sin(4 * meanLongitude * RAD) -
    1.25 * eccentricity ** 2 * Math.sin(2 * anomaly * RAD)
  return { declination, equationMinutes: (4 * equation) / RAD }
}

/** The sun at an instant. */
export function sunPosition(instant: Date, lon: number, lat: number): SunPosition {
  const { declination, equationMinutes } = solarElements(instant)
  const solarMinutes = (instant.getTime() / 60_000 + equationMinutes + 4 * lon) % 1440
  const turn = (solarMinutes / 4 - 180) * RAD
  const [sinLat, cosLat] = [Math.sin(lat * RAD), Math.cos(lat * RAD)]
  const [sinDec, cosDec] = [Math.sin(declination * RAD), Math.cos(declination * RAD)]
  const geometric = Math.asin(sinLat * sinDec + cosLat * cosDec * Math.cos(turn)) / RAD
  const azimuth = Math.atan2(-Math.sin(turn) * cosDec, sinDec * cosLat - cosDec * sinLat * Math.cos(turn)) / RAD
  return { azimuth: (azimuth + 360) % 360, altitude: geometric + refraction(geometric) }
}

/** Degrees by which the air lifts the sun. NOAA, as above. */
function refraction(altitude: number): number {
  if (altitude > 85) return 0
  const tan = Math.tan(altitude * RAD)
  if (altitude > 5) return (58.1 / tan - 0.07 / tan ** 3 + 0.000086 / tan ** 5) / 3600
  if (altitude > -0.575) return (1735 + altitude * (-518.2 + altitude * (103.4 + altitude * (-12.79 + altitude * 0.711)))) / 3600
  return -20.772 / tan / 3600
}

/** Sunrise, noon and sunset of a calendar day by a clock that is `clockHours` ahead of UTC. @param day YYYY-MM-DD */
export function sunDay(day: string, lon: number, lat: number, clockHours: number): SunDay {
  const midnight = Date.parse(`${day}T00:00:00Z`) - clockHours * 3_600_000
  const noonMinutes = (near: number) => 720 - 4 * lon + clockHours * 60 - solarElements(new Date(midnight + near * 60_000)).equationMinutes
  const noon = noonMinutes(noonMinutes(720))
  const crossing = (side: -1 | 1): Date | null => {
    let minutes = noon
    // Again with the declination of the moment found, which is not that of noon.
    for (let round = 0; round < 3; round++) {
      const { declination } = solarElements(new Date(midnight + minutes * 60_000))
      const cosine =
        (Math.cos((90 + HORIZON) * RAD) - Math.sin(lat * RAD) * Math.sin(declination * RAD)) /
        (Math.cos(lat * RAD) * Math.cos(declination * RAD))
      if (Math.abs(cosine) > 1) return null
      minutes = noonMinutes(minutes) + side * 4 * (Math.acos(cosine) / RAD)
    }
    return new Date(midnight + minutes * 60_000)
  }
  return { rises: crossing(-1), sets: crossing(1), noon: new Date(midnight + noon * 60_000) }
}
