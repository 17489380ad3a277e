import type { Rgb } from './color.ts'
import { clearCoverage, coverLine, type Coverage } from './coverage.ts'
import { TILE_PIXELS, type MapTile } from './mercator.ts'
import type { Shape } from './vectors.ts'

/** Pixels around a tile from which lines still reach into it. */
const MARGIN = 24

/** The parts of a shape in the pixels of a tile; undefined when it lies elsewhere. */
export function inPixels(shape: Shape, { z, x, y }: MapTile, margin = MARGIN): Float64Array[] | undefined {
  const scale = 2 ** z * TILE_PIXELS
  const left = x * TILE_PIXELS
  const top = y * TILE_PIXELS
  if (shape.right * scale < left - margin || shape.left * scale > left + TILE_PIXELS + margin) return undefined
  if (shape.bottom * scale < top - margin || shape.top * scale > top + TILE_PIXELS + margin) return undefined
  return shape.parts.map((part) => {
    const points = new Float64Array(part.length)
    for (let at = 0; at < part.length; at += 2) {
      points[at] = part[at]! * scale - left
      points[at + 1] = part[at + 1]! * scale - top
    }
    return points
  })
}

/** Mixes a colour into the pixels where the coverage lies, and clears the coverage. */
export function blend(pixels: Uint8ClampedArray, coverage: Coverage, [red, green, blue]: Rgb, opacity: number): void {
  const { size, values, left, right, top, bottom } = coverage
  for (let row = top; row < bottom; row++)
    for (let column = left; column < right; column++) {
      const index = row * size + column
      const share = values[index]! * opacity
      if (share === 0) continue
      const at = 4 * index
      pixels[at]! += (red - pixels[at]!) * share
      pixels[at + 1]! += (green - pixels[at + 1]!) * share
      pixels[at + 2]! += (blue - pixels[at + 2]!) * share
    }
  clearCoverage(coverage)
}

export function coverShapeLines(coverage: Coverage, parts: readonly Float64Array[], halfWidth: number): void {
  for (const part of parts) coverLine(coverage, part, halfWidth)
}
