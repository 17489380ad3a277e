import type { Position } from 'geojson'
import type { Relief } from '../county.types.ts'
import { METERS_PER_LATITUDE, sampleRelief } from '../relief.ts'
import { inRings } from '../rings.ts'
import type { Seat } from './land.fields.ts'
import { METERS_EAST } from './window.ts'

/** The county's highest point. */
export const HIGHEST_METERS = 1409.8
/** The summit stands in the north-west, on the range south of 三合. */
const SUMMIT = [110.772, 29.594] as const

/** Makes the summit the county's highest sample, exactly as high as it is; what is lower than 700 m stays. */
export function raiseSummit(relief: Relief, rings: readonly Position[][]): void {
  const { width, heights, step, west, north } = relief
  const positionOf = (sample: number): Position => [west + (sample % width) * step, north - Math.floor(sample / width) * step]
  const metersFromSummit = ([lon, lat]: Position): number =>
    Math.hypot((lon! - SUMMIT[0]) * METERS_EAST, (lat! - SUMMIT[1]) * METERS_PER_LATITUDE)
  let top = -1
  let elsewhere = 0
  for (let sample = 0; sample < heights.length; sample++) {
    if (heights[sample]! < 800) continue
    const position = positionOf(sample)
    const near = metersFromSummit(position) < 2200
    if (heights[sample]! <= (near ? (top < 0 ? 0 : heights[top]!) : elsewhere) || !inRings(rings, position)) continue
    if (near) top = sample
    else elsewhere = heights[sample]!
  }
  if (top < 0) return
  const missing = Math.max(0, elsewhere + 30 - heights[top]!)
  const summit = positionOf(top)
  const reach = 1500
  for (let sample = 0; missing > 0 && sample < heights.length; sample++) {
    const [lon, lat] = positionOf(sample)
    const away = Math.hypot((lon! - summit[0]!) * METERS_EAST, (lat! - summit[1]!) * METERS_PER_LATITUDE) / reach
    if (away < 3) heights[sample]! += missing * Math.exp(-away * away * 2)
  }
  const base = 700
  const highest = heights[top]!
  for (let sample = 0; sample < heights.length; sample++) {
    const above = (heights[sample]! - base) / (highest - base)
    if (above > 0) heights[sample]! += (HIGHEST_METERS - highest) * Math.min(above * above, 1.2)
  }
  heights[top] = HIGHEST_METERS
}

/** Moves the ground around each seat to the seat's height; the channels stay. */
export function settleSeats(relief: Relief, seats: readonly Seat[], touched: Uint8Array): void {
  const { width, height, heights, step } = relief
  for (const { at, heightMeters } of seats) {
    const missing = heightMeters - sampleRelief(relief, at[0]!, at[1]!)
    const reach = 420
    const column = Math.round((at[0]! - relief.west) / step)
    const row = Math.round((relief.north - at[1]!) / step)
    const cells = Math.ceil((2.2 * reach) / (METERS_EAST * step))
    for (let y = Math.max(0, row - cells); y <= Math.min(height - 1, row + cells); y++) {
      for (let x = Math.max(0, column - cells); x <= Math.min(width - 1, column + cells); x++) {
        const away = Math.hypot((x - column) * METERS_EAST * step, (y - row) * METERS_PER_LATITUDE * step) / reach
        if (!touched[y * width + x]) heights[y * width + x]! += missing * Math.exp(-away * away)
      }
    }
  }
}
