import type { Relief } from '../county.types.ts'
import { METERS_PER_LATITUDE } from '../relief.ts'
import type { Course } from './courses.ts'
import { METERS_EAST } from './window.ts'

/** How far from the water's edge banks are shaped, metres. */
const BANK = 90
const BANK_SLOPE = 0.42
/** Level ground beside the water, metres: at least one sample to each side, so that a brook is a valley and no row of holes. */
const LEVEL = 26

/** Breadth of a course at one of its points: a third of the full one at its source. */
export function widthAt(course: Course, index: number): number {
  return course.widthMeters * (0.34 + 0.66 * Math.sqrt(course.along[index]! / course.along.at(-1)!))
}

/**
 * Cuts the rivers' beds into the relief: flat water at the course's height, banks that neither hang over it nor lie below it.
 * Heights are changed in place; gives the samples touched by water (1) or bank (2).
 */
export function cutChannels(relief: Relief, courses: readonly Course[]): Uint8Array {
  const { width, height, heights, step } = relief
  const touched = new Uint8Array(heights.length)
  const distance = new Float32Array(heights.length).fill(Infinity)
  const beds = new Float32Array(heights.length)
  const cellX = METERS_EAST * step
  const cellY = METERS_PER_LATITUDE * step
  for (const course of courses) {
    for (let index = 0; index + 1 < course.line.length; index++) {
      const half = widthAt(course, index) / 2
      const reach = half + BANK
      const ax = (course.line[index]![0]! - relief.west) / step
      const ay = (relief.north - course.line[index]![1]!) / step
      const bx = (course.line[index + 1]![0]! - relief.west) / step
      const by = (relief.north - course.line[index + 1]![1]!) / step
      const left = Math.max(0, Math.ceil(Math.min(ax, bx) - reach / cellX))
      const right = Math.min(width - 1, Math.floor(Math.max(ax, bx) + reach / cellX))
      const top = Math.max(0, Math.ceil(Math.min(ay, by) - reach / cellY))
      const bottom = Math.min(height - 1, Math.floor(Math.max(ay, by) + reach / cellY))
      const dx = (bx - ax) * cellX
      const dy = (by - ay) * cellY
      const square = dx * dx + dy * dy || 1
      for (let row = top; row <= bottom; row++) {
        for (let column = left; column <= right; column++) {
          const px = (column - ax) * cellX
          const py = (row - ay) * cellY
          const t = Math.min(1, Math.max(0, (px * dx + py * dy) / square))
          const away = Math.hypot(px - t * dx, py - t * dy) - half
          const sample = row * width + column
          if (away > BANK || away >= distance[sample]!) continue
          distance[sample] = away
          beds[sample] = course.heights[index]! + (course.heights[index + 1]! - course.heights[index]!) * t
        }
      }
    }
  }
  for (let sample = 0; sample < heights.length; sample++) {
    const away = distance[sample]!
    if (away === Infinity) continue
    const bed = beds[sample]!
    const here = heights[sample]!
    if (away <= 12) {
      heights[sample] = bed
      touched[sample] = 1
      continue
    }
    touched[sample] = 2
    // Most at the water's edge, nothing at the end of the bank.
    const share = 1 - away / BANK
    const most = bed + 0.8 + BANK_SLOPE * Math.max(0, away - LEVEL)
    const least = bed + 0.8
    const target = Math.max(least, Math.min(most, here))
    heights[sample] = here + (target - here) * Math.min(1, 2.2 * share)
  }
  return touched
}
