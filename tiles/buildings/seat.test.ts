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

describe('a house on its land', () => {
  test('stands on level ground, its walls below it', () => {
    expect(
      seatOn(
        land(() => 340),
        RING,
      ),
    ).toEqual({ foot: 337, floor: 340 })
  })

  test('on a gentle slope has its floor half-way, on a steep one dug in a storey’s half', () => {
    const gentle = seatOn(
      land((column) => 340 + column),
      RING,
    )
    expect(gentle.foot).toBeCloseTo(338)
    expect(gentle.floor).toBeCloseTo(342)
    expect(
      seatOn(
        land((column) => 340 + 10 * column),
        RING,
      ).floor,
    ).toBeCloseTo(370 - 1.5)
  })

  test('is not buried by a crest between its corners', () => {
    const crest = (at: number) => 340 + (at === 2 ? 6 : 0)
    for (const along of [
      land((column) => crest(column)),
      land((_, row) => crest(row)),
      land((column, row) => Math.min(crest(column), crest(row))),
    ])
      // prettier-ignore
      expect(seatOn(along, RING).floor).toBeCloseTo(346 - 1.5)
  })

  test('reaches down into a hollow between its corners', () => {
    expect(
      seatOn(
        land((column) => (column === 2 ? 336 : 340)),
        RING,
      ).foot,
    ).toBeCloseTo(333)
  })
})
