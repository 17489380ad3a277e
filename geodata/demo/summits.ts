import { readFileSync } from 'node:fs'
import type { Streams } from '../random.ts'
import { METERS_PER_LATITUDE, metersPerLongitude } from '../relief.ts'
import { createNoise, fractal } from './noise.ts'

/** A range: crest points (longitude, latitude, height in metres), and half its breadth in metres. */
export interface Range {
  breadth: number
  crest: readonly (readonly [number, number, number])[]
}

/** Three ranges of the Wuling strike through the county (about N70E), with their spurs; heights fit the seats that lie in them. */
const RANGES: readonly Range[] = [
  // North: along the border, the highest in the north-west.
  {
    breadth: 2900,
    crest: [
      [110.36, 29.79, 1250],
      [110.5, 29.735, 1200],
      [110.6, 29.66, 1230],
      [110.655, 29.6, 1290],
      [110.708, 29.5775, 1260],
      [110.772, 29.593, 1440],
      [110.84, 29.604, 960],
      [110.91, 29.606, 800],
      [111.0, 29.612, 620],
      [111.08, 29.626, 470],
    ],
  },
  {
    breadth: 3000,
    crest: [
      [110.6, 29.78, 1250],
      [110.72, 29.665, 1180],
      [110.79, 29.67, 1120],
      [110.87, 29.692, 1000],
      [110.97, 29.668, 700],
      [111.05, 29.66, 520],
    ],
  },
  {
    breadth: 2300,
    crest: [
      [110.36, 29.6, 950],
      [110.48, 29.585, 1050],
      [110.58, 29.565, 1020],
      [110.64, 29.538, 900],
      [110.7, 29.518, 620],
    ],
  },
  {
    breadth: 3300,
    crest: [
      [110.36, 29.52, 1000],
      [110.5, 29.47, 1050],
      [110.585, 29.475, 900],
      [110.63, 29.485, 640],
    ],
  },
  // Middle: between 溇水 and 澧水.
  {
    breadth: 3700,
    crest: [
      [110.36, 29.29, 950],
      [110.48, 29.31, 1080],
      [110.56, 29.315, 1000],
      [110.64, 29.34, 1010],
      [110.71, 29.37, 1060],
      [110.8, 29.405, 990],
      [110.9, 29.42, 980],
      [110.96, 29.43, 900],
      [111.02, 29.44, 620],
    ],
  },
  {
    breadth: 2700,
    crest: [
      [110.7, 29.44, 720],
      [110.8, 29.457, 700],
      [110.88, 29.472, 680],
      [110.95, 29.478, 560],
    ],
  },
  {
    breadth: 2300,
    crest: [
      [111.0, 29.512, 560],
      [111.05, 29.518, 840],
      [111.09, 29.53, 900],
      [111.12, 29.545, 420],
    ],
  },
  // South: between 澧水 and 沅水.
  {
    breadth: 3600,
    crest: [
      [110.5, 29.02, 1000],
      [110.6, 29.1, 950],
      [110.68, 29.125, 960],
      [110.76, 29.115, 900],
      [110.85, 29.112, 1000],
      [110.93, 29.13, 860],
      [111.02, 29.14, 560],
      [111.1, 29.16, 300],
    ],
  },
  {
    breadth: 3600,
    crest: [
      [110.73, 29.19, 820],
      [110.79, 29.185, 980],
      [110.85, 29.225, 1080],
      [110.91, 29.262, 1090],
      [110.97, 29.3, 800],
      [111.03, 29.345, 560],
      [111.12, 29.365, 420],
      [111.2, 29.385, 460],
    ],
  },
  {
    breadth: 2400,
    crest: [
      [110.96, 29.245, 640],
      [111.04, 29.27, 480],
      [111.12, 29.262, 420],
      [111.2, 29.24, 300],
    ],
  },
  {
    breadth: 2600,
    crest: [
      [111.222, 29.41, 620],
      [111.24, 29.443, 980],
      [111.252, 29.48, 860],
      [111.262, 29.51, 640],
      [111.3, 29.545, 420],
    ],
  },
  {
    breadth: 2400,
    crest: [
      [111.29, 29.41, 420],
      [111.35, 29.5, 330],
      [111.42, 29.55, 280],
    ],
  },
  {
    breadth: 2600,
    crest: [
      [111.0, 29.78, 640],
      [111.1, 29.79, 560],
      [111.2, 29.74, 480],
      [111.35, 29.7, 420],
      [111.5, 29.68, 300],
    ],
  },
  {
    breadth: 3600,
    crest: [
      [110.36, 29.19, 760],
      [110.46, 29.215, 700],
      [110.56, 29.25, 760],
      [110.62, 29.275, 700],
    ],
  },
  // Spurs that close the valleys at the two dams.
  {
    breadth: 1300,
    crest: [
      [110.712, 29.57, 820],
      [110.7, 29.557, 560],
      [110.684, 29.543, 560],
      [110.664, 29.53, 820],
    ],
  },
  {
    breadth: 1100,
    crest: [
      [110.945, 29.583, 520],
      [110.9785, 29.587, 420],
      [111.01, 29.592, 520],
    ],
  },
]

/** Metres under which a range's share doesn't count. */
export const LEAST = 30
/** How fast a crest falls off with the cube of the distance, in breadths. */
const FALL = 0.55

const STRIKE = (20 * Math.PI) / 180

interface Etopo {
  lon: number[]
  lat: number[]
  z: number[][]
}

/** Heights in metres that hilltops and crests reach around a place: what the uplift aims at. */
export function summitField(random: Streams): (longitude: number, latitude: number) => number {
  const etopo = JSON.parse(readFileSync(new URL('../sources/etopo5_cili_window.json', import.meta.url), 'utf8')) as Etopo
  const bendX = createNoise(random('summit bend east'))
  const bendY = createNoise(random('summit bend north'))
  const fold = createNoise(random('folds'))
  const scale = metersPerLongitude(29.4)
  const ranges = RANGES.map(({ breadth, crest }) => {
    const range = { breadth, crest: crest.map(([lon, lat, height]) => [lon * scale, lat * METERS_PER_LATITUDE, height] as const) }
    return { ...range, within: reachOf(range) }
  })
  return (longitude, latitude) => {
    const px = longitude * scale
    const py = latitude * METERS_PER_LATITUDE
    const x = px + 1300 * fractal(bendX, px / 8000, py / 8000, 4, 0.6)
    const y = py + 1300 * fractal(bendY, px / 8000, py / 8000, 4, 0.6)
    const base = 105 + 0.5 * Math.max(0, sampleEtopo(etopo, longitude, latitude) - 40)
    let sum = Math.pow(base, 5)
    for (const range of ranges) {
      const { west, east, south, north } = range.within
      if (x < west || x > east || y < south || y > north) continue
      const reach = crestAt(range, x, y)
      if (reach > LEAST) sum += Math.pow(reach, 5)
    }
    // Folds run with the strike: four times as long as broad.
    const along = px * Math.cos(STRIKE) + py * Math.sin(STRIKE)
    const across = -px * Math.sin(STRIKE) + py * Math.cos(STRIKE)
    const folds = fractal(fold, along / 9000, across / 2300, 3)
    return Math.pow(sum, 0.2) * (1 + 0.34 * folds)
  }
}

/** The box outside which a range's share is less than LEAST: beyond it nothing has to be worked out. */
export function reachOf({ breadth, crest }: Range): { west: number; east: number; south: number; north: number } {
  const xs = crest.map(([x]) => x)
  const ys = crest.map(([, y]) => y)
  const highest = Math.max(...crest.map(([, , height]) => height))
  // Where crestAt falls to LEAST, and a metre more than that.
  const away = breadth * Math.cbrt((highest / LEAST - 1) / FALL) + 1
  return { west: Math.min(...xs) - away, east: Math.max(...xs) + away, south: Math.min(...ys) - away, north: Math.max(...ys) + away }
}

/** A range's share at a place: crest height falling off over its breadth. */
export function crestAt(range: Range, x: number, y: number): number {
  let best = 0
  const { crest, breadth } = range
  for (let index = 0; index + 1 < crest.length; index++) {
    const [ax, ay, ah] = crest[index]!
    const [bx, by, bh] = crest[index + 1]!
    const dx = bx - ax
    const dy = by - ay
    const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
    const away = Math.hypot(x - ax - t * dx, y - ay - t * dy) / breadth
    const reach = (ah + (bh - ah) * t) / (1 + Math.pow(away, 3) * FALL)
    if (reach > best) best = reach
  }
  return best
}

function sampleEtopo({ lon, lat, z }: Etopo, longitude: number, latitude: number): number {
  const x = Math.min(Math.max(((longitude - lon[0]!) / (lon.at(-1)! - lon[0]!)) * (lon.length - 1), 0), lon.length - 1.001)
  const y = Math.min(Math.max(((latitude - lat[0]!) / (lat.at(-1)! - lat[0]!)) * (lat.length - 1), 0), lat.length - 1.001)
  const column = Math.floor(x)
  const row = Math.floor(y)
  const fx = smooth(x - column)
  const fy = smooth(y - row)
  const lower = z[row]![column]! * (1 - fx) + z[row]![column + 1]! * fx
  const upper = z[row + 1]![column]! * (1 - fx) + z[row + 1]![column + 1]! * fx
  return lower * (1 - fy) + upper * fy
}

const smooth = (t: number): number => t * t * (3 - 2 * t)
