import { readFileSync } from 'node:fs'
import type { Position } from 'geojson'
import type { Streams } from '../random.ts'
import { METERS_PER_LATITUDE, metersPerLongitude } from '../relief.ts'
import { COURSES, LISHUI_HEIGHTS, type CourseOutline } from './courses.data.ts'
import { createNoise } from './noise.ts'

/** A river as the demo's ground has it: dense points with heights that never rise downstream. */
export interface Course {
  name: string
  kind: 'river' | 'stream'
  /** breadth of the water at its lower end, metres; a third of it at its source */
  widthMeters: number
  floorMeters: number
  source: string
  line: Position[]
  /** height of the water at each point, metres */
  heights: Float64Array
  /** metres from its start to each point */
  along: Float64Array
}

const SPACING = 50
const DRAWN = '示意: 据 GeoNames 聚落点与高程绘制'
const SURVEYED = 'WDBII (GSHHG), 公有领域'

/** All designed courses, each bending the way water does; a tributary ends exactly on the course it joins. */
export function demoCourses(random: Streams): Course[] {
  const courses = [bend(lishui(), 70, SURVEYED, random)]
  for (const outline of COURSES) {
    const target = courses.find((course) => course.name === outline.joins)
    courses.push(bend(target ? endingOn(outline, target) : outline, outline.kind === 'river' ? 270 : 175, DRAWN, random))
  }
  return courses
}

/** WDBII's line of 澧水 through the window, with heights between the known ones by distance. */
function lishui(): CourseOutline {
  const file = JSON.parse(readFileSync(new URL('../sources/wdbii_lishui_wgs84.geojson', import.meta.url), 'utf8')) as {
    features: { geometry: { coordinates: [number, number][] } }[]
  }
  const line = file.features
    .flatMap((feature) => feature.geometry.coordinates)
    .filter(([lon], index, all) => lon > 110.33 && lon < 111.62 && (index === 0 || lon !== all[index - 1]![0]))
  const along = distances(line)
  const known = LISHUI_HEIGHTS.map(([lon, lat, height]) => {
    let nearest = 0
    let least = Infinity
    line.forEach((point, index) => {
      const distance = Math.hypot(point[0] - lon, point[1] - lat)
      if (distance < least) {
        least = distance
        nearest = index
      }
    })
    return { at: along[nearest]!, height }
  })
  const points = line.map(([lon, lat], index): [number, number, number] => {
    const after = known.findIndex((entry) => entry.at >= along[index]!)
    if (after === 0) return [lon, lat, known[0]!.height]
    if (after === -1) return [lon, lat, known.at(-1)!.height]
    const left = known[after - 1]!
    const right = known[after]!
    return [lon, lat, left.height + ((right.height - left.height) * (along[index]! - left.at)) / (right.at - left.at)]
  })
  return { name: '澧水', kind: 'river', widthMeters: 170, floorMeters: 430, points }
}

/** The outline with its last point moved onto the nearest point of the course it joins. */
function endingOn(outline: CourseOutline, target: Course): CourseOutline {
  const [lon, lat] = outline.points.at(-1)!
  let nearest = 0
  let least = Infinity
  target.line.forEach((point, index) => {
    const distance = Math.hypot((point[0]! - lon) * metersPerLongitude(lat), (point[1]! - lat) * METERS_PER_LATITUDE)
    if (distance < least) {
      least = distance
      nearest = index
    }
  })
  const [x, y] = target.line[nearest]!
  return { ...outline, points: [...outline.points.slice(0, -1), [x!, y!, target.heights[nearest]!]] }
}

/** Smooth curve through the points (centripetal enough at these spacings: Catmull–Rom), shaken sideways; the ends stay. */
function bend(outline: CourseOutline, shakeMeters: number, source: string, random: Streams): Course {
  const noise = createNoise(random('course', outline.name))
  const { points } = outline
  const line: Position[] = []
  const heights: number[] = []
  const add = (lon: number, lat: number, height: number): void => {
    line.push([lon, lat])
    heights.push(Math.min(height, heights.at(-1) ?? Infinity))
  }
  for (let index = 0; index + 1 < points.length; index++) {
    const [p0, p1, p2, p3] = [
      points[Math.max(index - 1, 0)]!,
      points[index]!,
      points[index + 1]!,
      points[Math.min(index + 2, points.length - 1)]!,
    ]
    const length = Math.hypot((p2[0] - p1[0]) * metersPerLongitude(p1[1]), (p2[1] - p1[1]) * METERS_PER_LATITUDE)
    const pieces = Math.max(1, Math.round(length / SPACING))
    for (let piece = 0; piece < pieces; piece++) {
      const t = piece / pieces
      add(spline(p0[0], p1[0], p2[0], p3[0], t), spline(p0[1], p1[1], p2[1], p3[1], t), p1[2] + (p2[2] - p1[2]) * t)
    }
  }
  const last = points.at(-1)!
  add(last[0], last[1], last[2])

  const along = distances(line)
  const total = along.at(-1)!
  const shaken = line.map((point, index): Position => {
    if (index === 0 || index === line.length - 1) return point
    const before = line[index - 1]!
    const after = line[index + 1]!
    const dx = (after[0]! - before[0]!) * metersPerLongitude(point[1]!)
    const dy = (after[1]! - before[1]!) * METERS_PER_LATITUDE
    const norm = Math.hypot(dx, dy) || 1
    const at = along[index]!
    const taper = Math.min(1, at / 600, (total - at) / 600)
    const shift =
      taper *
      shakeMeters *
      (1.9 * noise(at / 4300, 30.5) + noise(at / 1900, 0.5) + 0.55 * noise(at / 760, 9.5) + 0.22 * noise(at / 300, 21.5))
    return [point[0]! - (dy / norm) * (shift / metersPerLongitude(point[1]!)), point[1]! + (dx / norm) * (shift / METERS_PER_LATITUDE)]
  })
  return { ...outline, source, line: shaken, heights: Float64Array.from(heights), along: distances(shaken) }
}

const spline = (a: number, b: number, c: number, d: number, t: number): number =>
  0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t)

/** Metres from the start of a line to each of its points. */
export function distances(line: readonly (readonly number[])[]): Float64Array {
  const along = new Float64Array(line.length)
  for (let index = 1; index < line.length; index++) {
    const [lon, lat] = line[index]!
    const [before, south] = line[index - 1]!
    along[index] = along[index - 1]! + Math.hypot((lon! - before!) * metersPerLongitude(lat!), (lat! - south!) * METERS_PER_LATITUDE)
  }
  return along
}
