import type { TileCanvas } from './canvasTiles.ts'
import type { HousePaint, HousePlaces } from './mapState.ts'

/** Below this level a tile's pixel is wider than a hamlet: dots are single pixels there, and let the ground through. */
const CROWDED_BELOW = 9
/** From this level on there is room around dots. */
const ROOMY_FROM = 11
const sideAt = (level: number) => (level < CROWDED_BELOW ? 1 : level < ROOMY_FROM ? 2 : level < 13 ? 3 : level < 14 ? 4 : 5)
/** The same colour, half covering. */
const halfCovering = (color: number) => ((color & 0xffffff) | 0x80000000) >>> 0

/** Around each dot, so that a green one shows on green ground: ink, half covering; bytes as a texel's. */
export const HALO = 0x99201c18

/** Houses that a paint means, as dots on one tile. @returns pixels of the tile, or null where none lies in it */
export function dotPixels(
  tile: Pick<TileCanvas, 'level' | 'size' | 'bounds' | 'x' | 'y'>,
  { ids, lons, lats }: HousePlaces,
  paint: HousePaint,
  plain: number,
): Uint32Array | null {
  const { size, level } = tile
  const [west, south, east, north] = tile.bounds
  const colors = new Uint32Array(paint.texels.buffer)
  const meant = new Map<number, number[]>()
  for (let house = 0; house < ids.length; house++) {
    const lon = lons[house]!
    const lat = lats[house]!
    if (lon < west || lon > east || lat < south || lat > north) continue
    const color = dotColor(colors[ids[house]!]!, plain)
    if (color === 0) continue
    const alike = meant.get(color)
    if (alike) alike.push(house)
    else meant.set(color, [house])
  }
  if (meant.size === 0) return null
  const pixels = new Uint32Array(size * size)
  const square = (house: number, side: number, color: number) => {
    const left = Math.round(tile.x(lons[house]!) - side / 2)
    const top = Math.round(tile.y(lats[house]!) - side / 2)
    for (let y = Math.max(0, top); y < Math.min(size, top + side); y++)
      pixels.fill(color, y * size + Math.max(0, left), y * size + Math.max(0, Math.min(size, left + side)))
  }
  const side = sideAt(level)
  // The rare last, over the common: a few homes among thousands are what such a map is looked at for.
  const layered = [...meant].toSorted(([, a], [, b]) => b.length - a.length)
  if (level >= ROOMY_FROM) for (const [, houses] of layered) for (const house of houses) square(house, side + 2, HALO)
  for (const [color, houses] of layered)
    for (const house of houses) square(house, side, level < CROWDED_BELOW ? halfCovering(color) : color)
  return pixels
}

/** A painted house has its colour, one in its own colours the plain one, a faded one no dot: 0. */
function dotColor(texel: number, plain: number): number {
  const cover = texel >>> 24
  if (cover === 255) return texel
  return cover === 0 ? plain : 0
}
