import type { HeightGrid } from '../sight/viewshed.ts'

const EARTH_RADIUS = 6_371_000

/**
 * How much of a cell's ground hills keep from the sun: 0 none, 255 all. From each cell the way to the sun is followed cell by
 * cell, heights between cells by straight lines, until it runs above the highest ground of the grid or out of it. The sun is a
 * disc half a degree wide: the rim of a shadow is soft over that.
 * @param azimuth degrees clockwise from north; @param altitude degrees above the horizon, more than 0
 */
export function hillShadow({ size, cellMeters, heights }: HeightGrid, azimuth: number, altitude: number): Uint8ClampedArray {
  const turn = (azimuth * Math.PI) / 180
  const [dx, dy] = [Math.sin(turn), -Math.cos(turn)]
  const rise = Math.tan((altitude * Math.PI) / 180) * cellMeters
  // Half the disc's width, as a slope.
  const softness = (0.27 * Math.PI) / 180
  let highest = -Infinity
  for (const height of heights) if (height > highest) highest = height
  const shade = new Uint8ClampedArray(size * size)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const ground = heights[row * size + column]!
      let most = 0
      for (let step = 1; ; step++) {
        const ray = ground + rise * step
        const [x, y] = [column + dx * step, row + dy * step]
        if (ray > highest || x < 0 || y < 0 || x > size - 1 || y > size - 1) break
        const meters = step * cellMeters
        const above = heightAt(heights, size, x, y) - meters ** 2 / (2 * EARTH_RADIUS) - ray
        const share = above / (softness * meters) / 2 + 0.5
        if (share > most) most = share
        if (most >= 1) break
      }
      shade[row * size + column] = most * 255
    }
  }
  return shade
}

function heightAt(heights: Float32Array, size: number, x: number, y: number): number {
  const [left, top] = [Math.min(Math.floor(x), size - 2), Math.min(Math.floor(y), size - 2)]
  const [dx, dy] = [x - left, y - top]
  const at = top * size + left
  const upper = heights[at]! * (1 - dx) + heights[at + 1]! * dx
  const lower = heights[at + size]! * (1 - dx) + heights[at + size + 1]! * dx
  return upper * (1 - dy) + lower * dy
}
