import { expect, test } from 'vitest'
import { framesOf } from './frame.ts'

type Framed = ReturnType<typeof framesOf>[number]
type Box = Framed['picture']
const ROOM = { x: 30, y: 74, width: 640, height: 420 }

test('a wide picture is whole and takes less height', () => {
  const [{ frame, picture }] = framesOf([{ width: 1280, height: 640 }], ROOM) as [Framed]
  expect(frame).toEqual({ x: 30, y: 74, width: 640, height: 320 })
  expect(picture).toEqual(frame)
})

test('a high picture is whole, in the middle', () => {
  const [{ frame, picture }] = framesOf([{ width: 400, height: 800 }], ROOM) as [Framed]
  expect(frame).toEqual(ROOM)
  expect(picture).toEqual({ x: 245, y: 74, width: 210, height: 420 })
})

test('two are whole, of one size, apart and inside the room: wide ones under each other, high ones beside', () => {
  for (const [size, stacked] of [
    [{ width: 1700, height: 700 }, true],
    [{ width: 860, height: 760 }, false],
  ] as const) {
    const [one, other] = framesOf([size, size], ROOM).map(({ picture }) => picture) as [Box, Box]
    expect([other.width, other.height]).toEqual([one.width, one.height])
    expect(one.width / one.height).toBeCloseTo(size.width / size.height)
    expect(stacked ? other.y : other.x).toBeGreaterThanOrEqual(stacked ? one.y + one.height + 8 : one.x + one.width + 8)
    for (const { x, y, width, height } of [one, other]) {
      expect(x).toBeGreaterThanOrEqual(ROOM.x)
      expect(y).toBeGreaterThanOrEqual(ROOM.y)
      expect(x + width).toBeLessThanOrEqual(ROOM.x + ROOM.width)
      expect(y + height).toBeLessThanOrEqual(ROOM.y + ROOM.height)
    }
  }
})
