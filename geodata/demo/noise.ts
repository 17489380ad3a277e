import type { Random } from '../random.ts'

/** Smooth noise of the plane: about −1..1, one bump per unit of length. */
export type Noise = (x: number, y: number) => number

const SIZE = 512

/** Gradient noise (Perlin, improved fade) with directions spread over the circle, so that no axis is favoured. */
export function createNoise(random: Random): Noise {
  const permutation = new Uint16Array(2 * SIZE)
  const gradientX = new Float64Array(SIZE)
  const gradientY = new Float64Array(SIZE)
  const order = random.shuffle(Array.from({ length: SIZE }, (_, index) => index))
  for (let index = 0; index < SIZE; index++) {
    permutation[index] = permutation[index + SIZE] = order[index]!
    const angle = 2 * Math.PI * random.next()
    gradientX[index] = Math.cos(angle)
    gradientY[index] = Math.sin(angle)
  }
  return (x, y) => {
    const left = Math.floor(x)
    const low = Math.floor(y)
    const fx = x - left
    const fy = y - low
    const column = left & (SIZE - 1)
    const row = permutation[low & (SIZE - 1)]!
    const nextRow = permutation[(low + 1) & (SIZE - 1)]!
    const a = permutation[column + row]!
    const b = permutation[((column + 1) & (SIZE - 1)) + row]!
    const c = permutation[column + nextRow]!
    const d = permutation[((column + 1) & (SIZE - 1)) + nextRow]!
    const u = fx * fx * fx * (fx * (fx * 6 - 15) + 10)
    const v = fy * fy * fy * (fy * (fy * 6 - 15) + 10)
    const bottom = gradientX[a]! * fx + gradientY[a]! * fy
    const bottomRight = gradientX[b]! * (fx - 1) + gradientY[b]! * fy
    const top = gradientX[c]! * fx + gradientY[c]! * (fy - 1)
    const topRight = gradientX[d]! * (fx - 1) + gradientY[d]! * (fy - 1)
    const lower = bottom + u * (bottomRight - bottom)
    return 1.5 * (lower + v * (top + u * (topRight - top) - lower))
  }
}

/** Octaves of noise, each twice as fine and `gain` times as strong as the one before; about −1..1. */
export function fractal(noise: Noise, x: number, y: number, octaves: number, gain = 0.5): number {
  let sum = 0
  let amplitude = 1
  let total = 0
  let frequency = 1
  for (let octave = 0; octave < octaves; octave++) {
    sum += amplitude * noise(x * frequency + 17.3 * octave, y * frequency - 31.7 * octave)
    total += amplitude
    amplitude *= gain
    frequency *= 2.03
  }
  return sum / total
}
