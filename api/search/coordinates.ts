/** 110.85 · 110°51′0″ · 110度51分0秒 · 110°51.0′ */
const NUMBER =
  /(?<degrees>[-−]?\d{1,3}(?:\.\d+)?)\s*(?:[°度]\s*(?:(?<minutes>\d{1,2}(?:\.\d+)?)\s*[′'’分]\s*(?:(?<seconds>\d{1,2}(?:\.\d+)?)\s*(?:[″"”秒]|''|′′)\s*)?)?)?/
/** The hemisphere stands before both angles, or behind both. */
const BEFORE = new RegExp(`(?<sphere>[东西南北]经?纬?|[EWSN])?\\s*${NUMBER.source}`, 'giu')
const BEHIND = new RegExp(`${NUMBER.source}\\s*(?<sphere>[EWSN])?`, 'giu')
const BEGINS_WITH_SPHERE = /^\s*[东西南北EWSN]/iu
/** What may stand between and around two angles. */
const BETWEEN = /^[\s,，;；、/]*$|^\s*(?:经度|纬度|lon|lat|lng)?\s*[:：=]?\s*$/iu

interface Angle {
  degrees: number
  /** of the sphere; null where the text does not say */
  axis: 'lon' | 'lat' | null
}

/**
 * A point as people and devices write it: `110.85,29.35` · `29.35N 110.85E` · `北纬29°21′0″ 东经110°51′0″` · `29度21分,110度51分`.
 * Without a hemisphere the number that can be no latitude is the longitude; where both could be, longitude comes first.
 * @returns longitude and latitude in degrees, null where the text is no point of the Earth
 */
export function parseCoordinates(text: string): [number, number] | null {
  const found = [...text.matchAll(BEGINS_WITH_SPHERE.test(text) ? BEFORE : BEHIND)]
  if (found.length !== 2) return null
  const [first, second] = found as [RegExpExecArray, RegExpExecArray]
  const between = text.slice(first.index + first[0].length, second.index)
  const rest = [text.slice(0, first.index), text.slice(second.index + second[0].length)]
  const apart = between !== '' || /[\s°′″度分秒'"NSEW]$/i.test(first[0]) || BEGINS_WITH_SPHERE.test(second[0])
  if (!apart || ![between, ...rest].every((part) => BETWEEN.test(part))) return null
  const angles = [angleOf(first), angleOf(second)]
  if (angles.some((angle) => angle === null)) return null
  return pointOf(angles[0]!, angles[1]!)
}

function angleOf({ groups }: RegExpExecArray): Angle | null {
  const { degrees, minutes, seconds, sphere = '' } = groups as Record<string, string | undefined>
  const number = Number(degrees!.replace('−', '-'))
  const [m, s] = [Number(minutes ?? 0), Number(seconds ?? 0)]
  if (m >= 60 || s >= 60) return null
  const size = Math.abs(number) + m / 60 + s / 3600
  const negative = number < 0 || /[西南WS]/i.test(sphere)
  const axis = /[东西EW]/i.test(sphere) ? 'lon' : /[南北NS]/i.test(sphere) ? 'lat' : null
  return { degrees: negative ? -size : size, axis }
}

function pointOf(first: Angle, second: Angle): [number, number] | null {
  if (first.axis !== null && first.axis === second.axis) return null
  const latitudeFirst =
    first.axis === 'lat' || second.axis === 'lon' || (first.axis === null && second.axis === null && Math.abs(second.degrees) > 90)
  const [lon, lat] = latitudeFirst ? [second.degrees, first.degrees] : [first.degrees, second.degrees]
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [round(lon), round(lat)] : null
}
