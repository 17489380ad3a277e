import { Rectangle, type ImageryProvider } from 'cesium'
import type { Density } from '../../api/contract/density.ts'
import type { ThemeName } from '../theme.ts'
import { canvasTiles, type TileCanvas } from './canvasTiles.ts'
import { hexagonsOf } from './deck/hexagons.ts'
import { RAMP, rgba } from './deck/ramp.ts'

export interface Spot {
  readonly lon: number
  readonly lat: number
  /** people per square kilometre, about the spot */
  readonly density: number
  /** degrees of latitude over which the spot glows */
  readonly reach: number
}

/** Kilometres over which people of one cell are smoothed, about the width of a village's valley. */
const REACH_KM = 0.9
const KM_PER_DEGREE = 110.9
/** Pixels of a tile that one of its grid covers: the glow is soft. */
export const CELL = 2
/** Pixels of the grid that a glow takes at least: on coarser pictures its people are spread further. */
const LEAST_PIXELS = 1.2
/** Degrees of one pixel of the finest picture: about 40 m. */
const FINEST_LEVEL = 12

/** The middles of all cells as spots of a glow; the coarse cells around glow wider. */
export function spotsOf({ own, around }: Pick<Density, 'own' | 'around'>): Spot[] {
  return [...hexagonsOf(own, true), ...hexagonsOf(around, false)].map(({ lon, lat, people, radiusMeters }) => {
    const reach = Math.max(REACH_KM, (radiusMeters / 1000) * 1.6)
    // The people of a cell spread over the glow, a paraboloid: half the volume of its cylinder.
    return { lon, lat, density: people / ((Math.PI / 2) * reach ** 2), reach: reach / KM_PER_DEGREE }
  })
}

/** Density at which the ramp ends: but for the densest 1 % of glowing ground all differs. */
export function topOf(spots: readonly Spot[]): number {
  const sorted = spots.map(({ density }) => density).toSorted((a, b) => a - b)
  return Math.max(1, (sorted[Math.floor(sorted.length * 0.97)] ?? 1) * 3)
}

/** An imagery provider that draws the sum of all glows. */
export function heatTiles(spots: readonly Spot[], theme: ThemeName): ImageryProvider {
  const lons = spots.map(({ lon }) => lon)
  const lats = spots.map(({ lat }) => lat)
  const margin = Math.max(...spots.map(({ reach }) => reach)) * 1.3
  const rectangle = Rectangle.fromDegrees(
    Math.min(...lons) - margin,
    Math.min(...lats) - margin,
    Math.max(...lons) + margin,
    Math.max(...lats) + margin,
  )
  const top = topOf(spots)
  const palette = paletteOf(theme)
  return canvasTiles(rectangle, FINEST_LEVEL, (tile) => drawHeat(tile, spots, top, palette))
}

/** 256 colours, 4 bytes each: from nothing at all to the ramp's end. */
function paletteOf(theme: ThemeName): Uint8ClampedArray {
  const stops = RAMP[theme].map((color) => rgba(color))
  const palette = new Uint8ClampedArray(256 * 4)
  for (let value = 1; value < 256; value++) {
    const share = value / 255
    const at = share * (stops.length - 1)
    const low = stops[Math.floor(at)]!
    const high = stops[Math.min(stops.length - 1, Math.floor(at) + 1)]!
    for (let part = 0; part < 3; part++) palette[value * 4 + part] = low[part]! + (high[part]! - low[part]!) * (at - Math.floor(at))
    palette[value * 4 + 3] = 225 * Math.min(1, share * 3.2)
  }
  return palette
}

/** People per square kilometre on a grid over the tile and one place around it, so that tiles meet; row by row. */
export function glow(tile: Pick<TileCanvas, 'size' | 'x' | 'y'>, spots: readonly Spot[]): Float32Array {
  const size = tile.size / CELL + 2
  const sums = new Float32Array(size * size)
  for (const { lon, lat, density, reach } of spots) {
    // A place of the grid stands for its middle.
    const x = tile.x(lon) / CELL + 0.5
    const y = tile.y(lat) / CELL + 0.5
    const own = (tile.y(lat - reach) - tile.y(lat)) / CELL
    const radius = Math.max(LEAST_PIXELS, own)
    const spread = density * (own / radius) ** 2
    // Degrees of longitude are shorter than those of latitude.
    const wide = radius / Math.cos((lat * Math.PI) / 180)
    if (x < -wide || y < -radius || x > size + wide || y > size + radius) continue
    for (let row = Math.max(0, Math.ceil(y - radius)); row < Math.min(size, y + radius); row++) {
      for (let column = Math.max(0, Math.ceil(x - wide)); column < Math.min(size, x + wide); column++) {
        const far = ((column - x) / wide) ** 2 + ((row - y) / radius) ** 2
        if (far < 1) sums[row * size + column]! += spread * (1 - far)
      }
    }
  }
  return sums
}

/** Colours the glow and enlarges it. */
function drawHeat(tile: TileCanvas, spots: readonly Spot[], top: number, palette: Uint8ClampedArray): void {
  const sums = glow(tile, spots)
  const size = Math.sqrt(sums.length)
  const picture = new ImageData(size, size)
  for (let pixel = 0; pixel < sums.length; pixel++) {
    // By the square root: villages show beside the town.
    const value = Math.min(255, Math.round(Math.sqrt(sums[pixel]! / top) * 255))
    picture.data.set(palette.subarray(value * 4, value * 4 + 4), pixel * 4)
  }
  const small = new OffscreenCanvas(size, size)
  small.getContext('2d')!.putImageData(picture, 0, 0)
  tile.context.imageSmoothingQuality = 'high'
  tile.context.drawImage(small, -CELL, -CELL, size * CELL, size * CELL)
}
