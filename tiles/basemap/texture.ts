/** Textures repeat after this many pixels and are laid out from the corner of the map, so that tiles fit together. */
export const TEXTURE_PIXELS = 512

/** A number 0 … 1 of two whole numbers and a seed; the same everywhere. */
export function scatter(x: number, y: number, seed: number): number {
  let value = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1)
  value = Math.imul(value ^ (value >>> 15), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return ((value ^ (value >>> 16)) >>> 0) / 4294967296
}

/** Smooth noise −1 … 1 over `cells` cells a side, repeating. */
export function cloudTexture(cells: number, seed: number, octaves = 3): Float32Array {
  const values = new Float32Array(TEXTURE_PIXELS * TEXTURE_PIXELS)
  let strength = 1
  let total = 0
  for (let octave = 0; octave < octaves; octave++, strength *= 0.55) {
    const across = cells * 2 ** octave
    addNoise(values, across, seed + octave, strength)
    total += strength
  }
  for (let index = 0; index < values.length; index++) values[index]! /= total
  return values
}

function addNoise(values: Float32Array, across: number, seed: number, strength: number): void {
  const at = (column: number, row: number) => scatter(column % across, row % across, seed) * 2 - 1
  for (let row = 0; row < TEXTURE_PIXELS; row++) {
    const y = (row / TEXTURE_PIXELS) * across
    const top = Math.floor(y)
    const fy = fade(y - top)
    for (let column = 0; column < TEXTURE_PIXELS; column++) {
      const x = (column / TEXTURE_PIXELS) * across
      const left = Math.floor(x)
      const fx = fade(x - left)
      const upper = at(left, top) * (1 - fx) + at(left + 1, top) * fx
      const lower = at(left, top + 1) * (1 - fx) + at(left + 1, top + 1) * fx
      values[row * TEXTURE_PIXELS + column]! += strength * (upper * (1 - fy) + lower * fy)
    }
  }
}

const fade = (t: number) => t * t * (3 - 2 * t)

/**
 * Tree crowns seen from above, −1 … 1: rounded heaps of `spacing` pixels lit from the north-west.
 */
export function canopyTexture(spacing: number, seed: number): Float32Array {
  const across = Math.round(TEXTURE_PIXELS / spacing)
  const cell = TEXTURE_PIXELS / across
  const nearest = seedField(across, seed)
  const values = new Float32Array(TEXTURE_PIXELS * TEXTURE_PIXELS)
  for (let row = 0; row < TEXTURE_PIXELS; row++)
    for (let column = 0; column < TEXTURE_PIXELS; column++) {
      const near = nearest(column / cell, row / cell)
      // Lit where the crown's side turns to the north-west, dark in the gaps.
      values[row * TEXTURE_PIXELS + column] = Math.max(-1, Math.min(1, -1.1 * (near.dx + near.dy) + 0.55 - 1.15 * near.distance))
    }
  return values
}

/** A patchwork of parcels of about `spacing` pixels: a tone 0 … 1 for each parcel, and how near its edge is, 0 … 1 at the edge. */
export function parcelTexture(spacing: number, seed: number): { tones: Float32Array; edges: Float32Array } {
  const across = Math.round(TEXTURE_PIXELS / spacing)
  const cell = TEXTURE_PIXELS / across
  const count = TEXTURE_PIXELS * TEXTURE_PIXELS
  const nearest = seedField(across, seed)
  const [tones, edges] = [new Float32Array(count), new Float32Array(count)]
  for (let row = 0; row < TEXTURE_PIXELS; row++)
    for (let column = 0; column < TEXTURE_PIXELS; column++) {
      const near = nearest(column / cell, row / cell)
      const index = row * TEXTURE_PIXELS + column
      tones[index] = scatter(near.column, near.row, seed + 7)
      edges[index] = Math.max(0, 1 - (near.second - near.distance) * cell * 0.8)
    }
  return { tones, edges }
}

interface Near {
  /** in cells */
  distance: number
  second: number
  dx: number
  dy: number
  column: number
  row: number
}

/** Finds which of the jittered seeds, one a cell, is nearest; the answer holds until the next question. */
function seedField(across: number, seed: number): (x: number, y: number) => Near {
  const jitterX = Float32Array.from(
    { length: across * across },
    (_, cell) => 0.1 + 0.8 * scatter(cell % across, Math.floor(cell / across), seed),
  )
  const jitterY = Float32Array.from(
    { length: across * across },
    (_, cell) => 0.1 + 0.8 * scatter(cell % across, Math.floor(cell / across), seed + 1),
  )
  const near: Near = { distance: 0, second: 0, dx: 0, dy: 0, column: 0, row: 0 }
  return (x, y) => {
    near.distance = near.second = Infinity
    for (let row = Math.floor(y) - 1; row <= Math.floor(y) + 1; row++)
      for (let column = Math.floor(x) - 1; column <= Math.floor(x) + 1; column++) {
        const wrappedColumn = (column + across) % across
        const wrappedRow = (row + across) % across
        const dx = x - column - jitterX[wrappedRow * across + wrappedColumn]!
        const dy = y - row - jitterY[wrappedRow * across + wrappedColumn]!
        const distance = Math.sqrt(dx * dx + dy * dy)
        if (distance >= near.second) continue
        if (distance >= near.distance) {
          near.second = distance
          continue
        }
        near.second = near.distance
        near.distance = distance
        near.dx = dx
        near.dy = dy
        near.column = wrappedColumn
        near.row = wrappedRow
      }
    return near
  }
}

/** The texture at half the scale: four means of 2 × 2, side by side. */
export function halfScale(texture: Float32Array): Float32Array {
  const half = TEXTURE_PIXELS / 2
  const values = new Float32Array(texture.length)
  for (let row = 0; row < TEXTURE_PIXELS; row++)
    for (let column = 0; column < TEXTURE_PIXELS; column++) {
      const at = 2 * (row % half) * TEXTURE_PIXELS + 2 * (column % half)
      values[row * TEXTURE_PIXELS + column] =
        (texture[at]! + texture[at + 1]! + texture[at + TEXTURE_PIXELS]! + texture[at + TEXTURE_PIXELS + 1]!) / 4
    }
  return values
}
