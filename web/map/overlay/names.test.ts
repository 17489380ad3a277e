import { expect, test } from 'vitest'
import { frameBox } from '../framing.ts'
import { isWorthRoom } from './names.ts'

/** A county of 85 by 70 km, degrees. */
const COUNTY = [110.46, 29.07, 111.33, 29.7] as const
const FOV = Math.PI / 3

test.each([
  ['a wall of two screens', { width: 3840, height: 1080, left: 600, right: 600, top: 60, bottom: 120 }],
  ['a wall', { width: 1920, height: 1080, left: 480, right: 480, top: 60, bottom: 120 }],
  ['a desk between two panels', { width: 1280, height: 720, left: 344, right: 384, top: 104, bottom: 12 }],
  ['a small desk between two panels', { width: 1000, height: 700, left: 344, right: 384, top: 104, bottom: 12 }],
  ['a desk above a dock', { width: 1280, height: 720, left: 344, right: 0, top: 104, bottom: 330 }],
  ['a phone', { width: 390, height: 844, left: 0, right: 0, top: 92, bottom: 400 }],
])('townships have names where the whole county is looked at: %s', (_, frame) => {
  const { heightMeters, pitch } = frameBox(COUNTY, 300, frame, FOV)
  const eye = (heightMeters - 300) / Math.sin((-pitch * Math.PI) / 180)
  expect(isWorthRoom({ kind: 'township', rank: 1 }, eye, eye)).toBe(true)
})
