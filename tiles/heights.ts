import type { Relief } from '../geodata/county.types.ts'
import { reliefBounds } from '../geodata/relief.ts'

/** Degrees. */
export interface Bounds {
  west: number
  south: number
  east: number
  north: number
}

/** One grid of a pyramid; sample (row, column) stands at (west + column·step, north − row·step), row 0 north. */
export interface HeightLevel {
  west: number
  north: number
  step: number
  width: number
  height: number
  /** metres, without voids, on shared memory: threads read it without a copy */
  heights: Float32Array<SharedArrayBuffer>
}

/** A relief made ready for baking: voids filled, halved again and again so that coarse tiles do not alias. */
export interface HeightPyramid {
  bounds: Bounds
  /** finest first; each step is twice the one before */
  levels: HeightLevel[]
}

/** Over this many degrees the heights outside the relief sink calmly to 0. */
export const FADE_DEGREES = 0.15
const MOST_LEVELS = 9

/**
 * @param within only this part of the relief is kept
 * @throws RangeError when the relief does not meet `within` or holds nothing but voids
 */
export function heightPyramid(relief: Relief, within: Bounds = reliefBounds(relief)): HeightPyramid {
  const base = cropped(relief, within)
  const known = new Uint8Array(base.heights.length)
  for (let index = 0; index < known.length; index++) known[index] = Number.isNaN(base.heights[index]!) ? 0 : 1
  if (!known.includes(1)) throw new RangeError('the relief holds no height inside the county')
  const levels = [base]
  const masks = [known]
  while (levels.length < MOST_LEVELS && Math.min(levels.at(-1)!.width, levels.at(-1)!.height) >= 4) {
    const { level, mask } = halved(levels.at(-1)!, masks.at(-1)!)
    levels.push(level)
    masks.push(mask)
  }
  fillTop(levels.at(-1)!, masks.at(-1)!)
  for (let index = levels.length - 2; index >= 0; index--) fillFrom(levels[index]!, masks[index]!, levels[index + 1]!)
  const { west, north, step, width, height } = base
  return { bounds: { west, south: north - (height - 1) * step, east: west + (width - 1) * step, north }, levels }
}

/** The coarsest level that is still as fine as `spacing` degrees. */
export function levelFor(pyramid: HeightPyramid, spacing: number): number {
  let index = 0
  while (index + 1 < pyramid.levels.length && pyramid.levels[index + 1]!.step <= spacing * 1.0001) index++
  return index
}

/** Bilinear height in metres; positions outside take the edge. */
export function heightAt(level: HeightLevel, longitude: number, latitude: number): number {
  const { width, height, heights } = level
  const x = Math.min(Math.max((longitude - level.west) / level.step, 0), width - 1)
  const y = Math.min(Math.max((level.north - latitude) / level.step, 0), height - 1)
  const column = Math.min(Math.floor(x), width - 2)
  const row = Math.min(Math.floor(y), height - 2)
  const fx = x - column
  const fy = y - row
  const index = row * width + column
  const upper = heights[index]! * (1 - fx) + heights[index + 1]! * fx
  const lower = heights[index + width]! * (1 - fx) + heights[index + width + 1]! * fx
  return upper * (1 - fy) + lower * fy
}

/** Height in metres anywhere on Earth: the relief's inside its bounds, sinking and softening to 0 around them. */
export function groundHeight(pyramid: HeightPyramid, levelIndex: number, longitude: number, latitude: number): number {
  const { west, south, east, north } = pyramid.bounds
  const away = Math.hypot(Math.max(west - longitude, longitude - east, 0), Math.max(south - latitude, latitude - north, 0))
  if (away === 0) return heightAt(pyramid.levels[levelIndex]!, longitude, latitude)
  if (away >= FADE_DEGREES) return 0
  // The edge's heights carried outwards would be streaks: the farther out, the blurrier the level they are taken from.
  const last = pyramid.levels.length - 1
  const blur = Math.min(Math.max(levelIndex, Math.log2(away / pyramid.levels[0]!.step)), last)
  const lower = Math.min(Math.floor(blur), last - 1)
  const share = blur - lower
  const height =
    heightAt(pyramid.levels[lower]!, longitude, latitude) * (1 - share) + heightAt(pyramid.levels[lower + 1]!, longitude, latitude) * share
  const left = 1 - away / FADE_DEGREES
  return height * left * left * (3 - 2 * left)
}

function cropped(relief: Relief, within: Bounds): HeightLevel {
  const clamp = (value: number, most: number) => Math.min(Math.max(value, 0), most)
  const left = clamp(Math.floor((within.west - relief.west) / relief.step + 1e-6), relief.width - 1)
  const right = clamp(Math.ceil((within.east - relief.west) / relief.step - 1e-6), relief.width - 1)
  const top = clamp(Math.floor((relief.north - within.north) / relief.step + 1e-6), relief.height - 1)
  const bottom = clamp(Math.ceil((relief.north - within.south) / relief.step - 1e-6), relief.height - 1)
  const width = right - left + 1
  const height = bottom - top + 1
  if (width < 2 || height < 2) throw new RangeError('the relief does not cover the county')
  const heights = sharedHeights(width * height)
  for (let row = 0; row < height; row++) {
    const from = (top + row) * relief.width + left
    heights.set(relief.heights.subarray(from, from + width), row * width)
  }
  return { west: relief.west + left * relief.step, north: relief.north - top * relief.step, step: relief.step, width, height, heights }
}

/** Means of 2 × 2 samples, of those that are known. */
function halved(fine: HeightLevel, known: Uint8Array): { level: HeightLevel; mask: Uint8Array<ArrayBuffer> } {
  const width = fine.width >> 1
  const height = fine.height >> 1
  const heights = sharedHeights(width * height)
  const mask = new Uint8Array(width * height)
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      let sum = 0
      let count = 0
      for (let quarter = 0; quarter < 4; quarter++) {
        const index = (2 * row + (quarter >> 1)) * fine.width + 2 * column + (quarter & 1)
        if (known[index] === 0) continue
        sum += fine.heights[index]!
        count++
      }
      heights[row * width + column] = count > 0 ? sum / count : Number.NaN
      mask[row * width + column] = count > 0 ? 1 : 0
    }
  return {
    level: { west: fine.west + fine.step / 2, north: fine.north - fine.step / 2, step: fine.step * 2, width, height, heights },
    mask,
  }
}

function fillTop({ heights }: HeightLevel, known: Uint8Array): void {
  let sum = 0
  let count = 0
  for (let index = 0; index < heights.length; index++)
    if (known[index]) {
      sum += heights[index]!
      count++
    }
  for (let index = 0; index < heights.length; index++) if (!known[index]) heights[index] = sum / count
}

function fillFrom(level: HeightLevel, known: Uint8Array, coarse: HeightLevel): void {
  if (!known.includes(0)) return
  for (let index = 0; index < known.length; index++) {
    if (known[index]) continue
    const row = Math.floor(index / level.width)
    level.heights[index] = heightAt(coarse, level.west + (index % level.width) * level.step, level.north - row * level.step)
  }
}

function sharedHeights(count: number): Float32Array<SharedArrayBuffer> {
  return new Float32Array(new SharedArrayBuffer(count * 4))
}
