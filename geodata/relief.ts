import type { Relief } from './county.types.ts'

/** Metres of one degree of latitude, and of longitude on the equator: enough for slopes and offsets inside a county. */
export const METERS_PER_LATITUDE = 110_900
const METERS_PER_LONGITUDE = 111_320

/** Metres of one degree of longitude at a latitude in degrees. */
export function metersPerLongitude(latitude: number): number {
  return METERS_PER_LONGITUDE * Math.cos((latitude * Math.PI) / 180)
}

/** Height in metres between the samples (bilinear; positions outside take the edge); NaN where a sample around it is void. */
export function sampleRelief(relief: Relief, longitude: number, latitude: number): number {
  const { width, height, heights } = relief
  const x = Math.min(Math.max((longitude - relief.west) / relief.step, 0), width - 1)
  const y = Math.min(Math.max((relief.north - latitude) / relief.step, 0), height - 1)
  const column = Math.min(Math.floor(x), width - 2)
  const row = Math.min(Math.floor(y), height - 2)
  const fx = x - column
  const fy = y - row
  const index = row * width + column
  const upper = heights[index]! + (heights[index + 1]! - heights[index]!) * fx
  const lower = heights[index + width]! + (heights[index + width + 1]! - heights[index + width]!) * fx
  return upper + (lower - upper) * fy
}

/** Rise per metre towards east and north, over `reach` metres to each side; written into `into` and returned. */
export function gradientAt(
  relief: Relief,
  longitude: number,
  latitude: number,
  reach = 20,
  into: [number, number] = [0, 0],
): [number, number] {
  const dx = reach / metersPerLongitude(latitude)
  const dy = reach / METERS_PER_LATITUDE
  into[0] = (sampleRelief(relief, longitude + dx, latitude) - sampleRelief(relief, longitude - dx, latitude)) / (2 * reach)
  into[1] = (sampleRelief(relief, longitude, latitude + dy) - sampleRelief(relief, longitude, latitude - dy)) / (2 * reach)
  return into
}

/** Slope in degrees, over `reach` metres to each side. */
export function slopeAt(relief: Relief, longitude: number, latitude: number, reach = 20): number {
  const [east, north] = gradientAt(relief, longitude, latitude, reach)
  return (Math.atan(Math.hypot(east, north)) * 180) / Math.PI
}

/** The relief's outer frame, degrees: the span of its samples. */
export function reliefBounds(relief: Relief): { west: number; south: number; east: number; north: number } {
  return {
    west: relief.west,
    south: relief.north - (relief.height - 1) * relief.step,
    east: relief.west + (relief.width - 1) * relief.step,
    north: relief.north,
  }
}

/** True where the relief has samples around the position. */
export function coversPosition(relief: Relief, longitude: number, latitude: number): boolean {
  const { west, south, east, north } = reliefBounds(relief)
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north
}
