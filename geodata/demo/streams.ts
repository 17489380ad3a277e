import type { Position } from 'geojson'
import { simplifyLine, smoothArc } from '../arcs.ts'
import { METERS_PER_LATITUDE } from '../relief.ts'
import { distances, type Course } from './courses.ts'
import { createDrainage, drain, type Landscape } from './erosion.ts'
import { METERS_EAST } from './window.ts'

/** Streams that a land itself drains by, where at least this many km² do. */
const LEAST_KM2 = 3
const DRAINED = '示意: 由地形汇流生成'

/** A land whose every cell drains, and where its cells lie. */
export interface DrainedLand {
  land: Landscape
  /** favour of the directions, as for erosion */
  favour: Float32Array
  /** place of a cell's middle on the map */
  positionOf(cell: number): Position
}

/**
 * Streams of a land down to the courses given, sources first; what drains beyond the window ends at its edge.
 * @param land heights without hollows: see fillHollows
 */
export function traceStreams({ land, favour, positionOf }: DrainedLand, courses: readonly Course[]): Course[] {
  const drainage = createDrainage(land)
  drain(land, favour, drainage)
  const { receivers, order, area } = drainage
  const wet = (cell: number): boolean => area[cell]! >= LEAST_KM2 && !land.fixed[cell]
  const fed = new Uint8Array(area.length)
  const length = new Float32Array(area.length)
  for (let index = order.length - 1; index >= 0; index--) {
    const cell = order[index]!
    if (!wet(cell)) continue
    const receiver = receivers[cell]!
    fed[receiver] = 1
    length[cell] = length[receiver]! + 1
  }
  const heads = order.filter((cell) => wet(cell) && !fed[cell]).sort((a, b) => length[b]! - length[a]! || a - b)
  const nearest = courseFinder(courses)
  const taken = new Uint8Array(area.length)
  const streams: Course[] = []
  for (const head of heads) {
    const cells: number[] = []
    let cell = head
    for (;;) {
      cells.push(cell)
      if (taken[cell] || land.fixed[cell] || receivers[cell] === cell) break
      taken[cell] = 1
      cell = receivers[cell]!
    }
    if (cells.length < 6) continue
    const mouth = cells.at(-1)!
    const points = cells.map(positionOf)
    const heights = cells.map((one) => land.heights[one]!)
    const end = land.fixed[mouth] ? nearest(points.at(-1)!, 1300) : undefined
    if (end) {
      points.push(end.at)
      heights.push(end.height)
    }
    streams.push(streamOf(points, heights, area[cells.at(-2)!]!))
  }
  return streams
}

function streamOf(points: Position[], heights: number[], km2: number): Course {
  const along = distances(points)
  const line = simplifyLine(smoothArc(points, 2), 4 / METERS_PER_LATITUDE)
  const smoothAlong = distances(line)
  const scale = along.at(-1)! / smoothAlong.at(-1)!
  let index = 0
  let lowest = Infinity
  const bed = Float64Array.from(line, (_, at) => {
    const target = smoothAlong[at]! * scale
    while (index + 2 < along.length && along[index + 1]! < target) index++
    const share = Math.min(1, Math.max(0, (target - along[index]!) / (along[index + 1]! - along[index]!)))
    const height = heights[index]! + (heights[index + 1]! - heights[index]!) * share
    return (lowest = Math.min(lowest, height - 0.8))
  })
  return {
    name: '',
    kind: 'stream',
    widthMeters: Math.round(2.2 * Math.sqrt(km2) * 10) / 10,
    floorMeters: 0,
    source: DRAINED,
    line,
    heights: bed,
    along: smoothAlong,
  }
}

/** Finds the course's point near a place where a stream joins: a little downstream of the nearest one. */
function courseFinder(courses: readonly Course[]): (at: Position, reach: number) => { at: Position; height: number } | undefined {
  const size = 0.01
  const cells = new Map<string, { course: Course; index: number }[]>()
  for (const course of courses) {
    course.line.forEach(([lon, lat], index) => {
      const name = `${Math.floor(lon! / size)}/${Math.floor(lat! / size)}`
      const list = cells.get(name) ?? []
      list.push({ course, index })
      cells.set(name, list)
    })
  }
  return ([lon, lat], reach) => {
    let least = reach
    let found: { course: Course; index: number } | undefined
    const column = Math.floor(lon! / size)
    const row = Math.floor(lat! / size)
    for (let x = column - 2; x <= column + 2; x++) {
      for (let y = row - 2; y <= row + 2; y++) {
        for (const candidate of cells.get(`${x}/${y}`) ?? []) {
          const [px, py] = candidate.course.line[candidate.index] as [number, number]
          const distance = Math.hypot((px - lon!) * METERS_EAST, (py - lat!) * METERS_PER_LATITUDE)
          if (distance < least) {
            least = distance
            found = candidate
          }
        }
      }
    }
    if (!found) return undefined
    const index = Math.min(found.index + Math.round(least / 120), found.course.line.length - 1)
    return { at: found.course.line[index]!, height: found.course.heights[index]! }
  }
}
