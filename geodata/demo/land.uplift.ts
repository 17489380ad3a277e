import type { Landscape } from './erosion.ts'

/** Uplift follows the aim: more where the highest ground around stays below the summits wanted, less where it overshoots. */
export function steer(land: Landscape, aim: Float32Array): void {
  const { width, height, heights, uplift } = land
  const highest = spread(heights, width, height, 4, Math.max)
  const change = new Float32Array(uplift.length)
  for (let cell = 0; cell < uplift.length; cell++) change[cell] = Math.min(1.3, Math.max(0.75, aim[cell]! / Math.max(highest[cell]!, 40)))
  const smooth = blur(blur(change, width, height, 3), width, height, 3)
  for (let cell = 0; cell < uplift.length; cell++)
    uplift[cell] = Math.min(55, Math.max(1.2 + 0.011 * aim[cell]!, uplift[cell]! * Math.sqrt(smooth[cell]!)))
}

function spread(
  values: Float32Array,
  width: number,
  height: number,
  reach: number,
  choose: (a: number, b: number) => number,
): Float32Array {
  const rows = new Float32Array(values.length)
  const both = new Float32Array(values.length)
  for (let cell = 0; cell < values.length; cell++) {
    const column = cell % width
    let best = values[cell]!
    for (let other = Math.max(0, column - reach); other <= Math.min(width - 1, column + reach); other++)
      best = choose(best, values[cell - column + other]!)
    rows[cell] = best
  }
  for (let cell = 0; cell < values.length; cell++) {
    const column = cell % width
    const row = (cell - column) / width
    let best = rows[cell]!
    for (let other = Math.max(0, row - reach); other <= Math.min(height - 1, row + reach); other++)
      best = choose(best, rows[other * width + column]!)
    both[cell] = best
  }
  return both
}

function blur(values: Float32Array, width: number, height: number, reach: number): Float32Array {
  const rows = new Float32Array(values.length)
  const both = new Float32Array(values.length)
  const share = 1 / (2 * reach + 1)
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      let sum = 0
      for (let other = column - reach; other <= column + reach; other++)
        sum += values[row * width + Math.min(width - 1, Math.max(0, other))]!
      rows[row * width + column] = sum * share
    }
  }
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      let sum = 0
      for (let other = row - reach; other <= row + reach; other++) sum += rows[Math.min(height - 1, Math.max(0, other)) * width + column]!
      both[row * width + column] = sum * share
    }
  }
  return both
}
