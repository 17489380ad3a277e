import { describe, expect, test } from 'vitest'
import type { HeightLevel } from '../heights.ts'
import { seatOn } from './seat.ts'

const SIDE = 5
const STEP = 1e-4

/** Five samples a side, `height` of column and row. */
function land(height: (column: number, row: number) => number): HeightLevel {
  const heights = new Float32Array(new SharedArrayBuffer(SIDE * SIDE * 4))
  heights.forEach((_, at) => (heights[at] = height(at % SIDE, Math.floor(at / SIDE))))
  return { west: 0, north: 0, step: STEP, width: SIDE, height: SIDE, heights }
}
/** From the first to the third sample each way. */
const RING = [1, -1, 3, -1, 3, -3, 1, -3].map((samples) => samples * STEP)

const seatOver = (height: (column: number, row: number) => number) => seatOn(land(height), RING)

describe('a house on its land', () => {
  test('stands on level ground, its walls below it', () => expect(seatOver(() => 340)).toEqual({ foot: 337, floor: 340 }))

  test('on a gentle slope has its floor half-way, on a steep one dug in by a metre and a half', () => {
    const gentle = seatOver((column) => 340 + column)
    expect(gentle.foot).toBeCloseTo(338)
    expect(gentle.floor).toBeCloseTo(342)
    expect(seatOver((column) => 340 + 10 * column).floor).toBeCloseTo(370 - 1.5)
  })

  const crest = (at: number) => 340 + (at === 2 ? 6 : 0)
  test.each([
    ['north to south', (column: number) => crest(column)],
    ['west to east', (_: number, row: number) => crest(row)],
    ['nowhere but in the middle', (column: number, row: number) => Math.min(crest(column), crest(row))],
  ])('is not buried by a crest between its corners: %s', (_, height) => expect(seatOver(height).floor).toBeCloseTo(346 - 1.5))

  test('reaches down into a hollow between its corners', () =>
    expect(seatOver((column) => (column === 2 ? 336 : 340)).foot).toBeCloseTo(333))
})
