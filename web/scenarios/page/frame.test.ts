import { expect, test } from 'vitest'
import { frameOf } from './frame.ts'

const ROOM = { x: 30, y: 74, width: 640, height: 420 }

test('a wide picture is whole and takes less height', () => {
  const { frame, picture } = frameOf({ width: 1280, height: 640 }, ROOM)
  expect(frame).toEqual({ x: 30, y: 74, width: 640, height: 320 })
  expect(picture).toEqual(frame)
})

test('a high picture is whole, in the middle', () => {
  const { frame, picture } = frameOf({ width: 400, height: 800 }, ROOM)
  expect(frame).toEqual(ROOM)
  expect(picture).toEqual({ x: 245, y: 74, width: 210, height: 420 })
})
