import type { MultiPolygon, Position } from 'geojson'
import { labelArcs, simplifyLine, smoothArc } from '../arcs.ts'
import type { Relief } from '../county.types.ts'
import { METERS_PER_LATITUDE } from '../relief.ts'
import { assemble } from '../partition.ts'
import { ringArea } from '../rings.ts'
import type { Course } from './courses.ts'
import { METERS_EAST } from './window.ts'

export interface Dam {
  name: string
  course: string
  dam: readonly [number, number]
  /** metres above the sea: of the water */
  level: number
}

/** The wall stands this much above the water, metres. */
const DAM_CREST = 4
/** A lake larger than this has found a way round its dam, km². */
const LARGEST_KM2 = 60
/** How much lower the water is tried where the valley doesn't hold it, metres, and how often. */
const LOWER = 6
const TRIES = 8

/**
 * Builds a dam across the course and floods the valley behind it to its level, or as high as the valley holds; heights are changed in place.
 * Gives the water's outline, or undefined where nothing is flooded.
 */
export function flood(relief: Relief, { dam, level }: Dam, course: Course): MultiPolygon | undefined {
  const { width, heights, step } = relief
  const at = nearestIndex(course, dam)
  // Start a little upstream of the wall, on the water.
  let upstream = at
  while (upstream > 0 && course.along[at]! - course.along[upstream]! < 220) upstream--
  const [lon, lat] = course.line[upstream]!
  const start = Math.round((relief.north - lat!) / step) * width + Math.round((lon! - relief.west) / step)
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const water = level - LOWER * attempt
    const ground = heights.slice()
    wall(relief, course, at, water + DAM_CREST)
    const wet = spreadWater(relief, start, water)
    if (wet) {
      for (let sample = 0; sample < wet.length; sample++) if (wet[sample]) heights[sample] = water
      return outline(relief, wet)
    }
    heights.set(ground)
  }
  return undefined
}

/** Samples below the level that are joined to the start; undefined where there are none, or more than a lake has. */
function spreadWater({ width, heights, step }: Relief, start: number, level: number): Uint8Array | undefined {
  if (!(heights[start]! < level)) return undefined
  const most = (LARGEST_KM2 * 1e6) / (METERS_EAST * METERS_PER_LATITUDE * step * step)
  const wet = new Uint8Array(heights.length)
  const queue = [start]
  wet[start] = 1
  for (let count = 1; queue.length > 0; count++) {
    if (count > most) return undefined
    const sample = queue.pop()!
    const column = sample % width
    for (const next of [column > 0 ? sample - 1 : -1, column < width - 1 ? sample + 1 : -1, sample - width, sample + width]) {
      if (next < 0 || next >= heights.length || wet[next] || heights[next]! >= level) continue
      wet[next] = 1
      queue.push(next)
    }
  }
  return wet
}

/** Raises a wall across the valley, from the course to both sides until the ground is higher. */
function wall(relief: Relief, course: Course, at: number, crest: number): void {
  const { width, heights, step } = relief
  const [ax, ay] = course.line[Math.max(0, at - 2)] as [number, number]
  const [bx, by] = course.line[Math.min(course.line.length - 1, at + 2)] as [number, number]
  const dx = (bx - ax) * METERS_EAST
  const dy = (by - ay) * METERS_PER_LATITUDE
  const norm = Math.hypot(dx, dy) || 1
  const [lon, lat] = course.line[at] as [number, number]
  const raised = new Set<number>()
  for (const side of [1, -1]) {
    for (let away = 0; away < 900; away += 8) {
      let above = 0
      for (let thick = -36; thick <= 36; thick += 9) {
        const x = lon + ((side * away * -dy) / norm + (thick * dx) / norm) / METERS_EAST
        const y = lat + ((side * away * dx) / norm + (thick * dy) / norm) / METERS_PER_LATITUDE
        const sample = Math.round((relief.north - y) / step) * width + Math.round((x - relief.west) / step)
        if (raised.has(sample)) continue
        if (heights[sample]! >= crest) above++
        else {
          heights[sample] = crest
          raised.add(sample)
        }
      }
      if (away > 60 && above >= 9) break
    }
  }
}

function nearestIndex(course: Course, [lon, lat]: readonly [number, number]): number {
  let nearest = 0
  let least = Infinity
  course.line.forEach((point, index) => {
    const away = Math.hypot((point[0]! - lon) * METERS_EAST, (point[1]! - lat) * METERS_PER_LATITUDE)
    if (away < least) {
      least = away
      nearest = index
    }
  })
  return nearest
}

/** Outline of the wet samples with its islands, smoothed. */
function outline(relief: Relief, wet: Uint8Array): MultiPolygon {
  const { width, height } = relief
  let [left, right, top, bottom] = [width, 0, height, 0]
  for (let sample = 0; sample < wet.length; sample++) {
    if (!wet[sample]) continue
    const column = sample % width
    const row = (sample - column) / width
    left = Math.min(left, column)
    right = Math.max(right, column)
    top = Math.min(top, row)
    bottom = Math.max(bottom, row)
  }
  const columns = right - left + 1
  const rows = bottom - top + 1
  const labels = new Int32Array(columns * rows)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++)
      labels[row * columns + column] = wet[(top + row) * relief.width + left + column] ? 1 : -1
  }
  const borders = labelArcs(labels, columns, rows).map((arc) => {
    const line = simplifyLine(smoothArc(arc.points, 1), 0.25)
    const points = line.map(([x, y]): Position => [
      relief.west + (left + x! - 0.5) * relief.step,
      relief.north - (top + y! - 0.5) * relief.step,
    ])
    return arc.left === 1 ? { left: 1, right: -1, points } : { left: 1, right: -1, points: points.reverse() }
  })
  const shores = assemble(borders, (label) => label).get(1)!
  // Puddles cut off by a corner, and islets smaller than a house's plot, aren't drawn.
  const least = 12 * relief.step * relief.step
  return {
    type: 'MultiPolygon',
    coordinates: shores.coordinates
      .filter(([outer]) => Math.abs(ringArea(outer!)) > least)
      .map((rings) => rings.filter((ring) => Math.abs(ringArea(ring)) > least / 3)),
  }
}
