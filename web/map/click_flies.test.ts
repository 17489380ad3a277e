import { expect, test } from 'vitest'
import { clickFlies } from './clickFlies.ts'

const VILLAGE = '430821109201'

test('a click beside a house closes its card and leaves the camera where it is', () => {
  expect(clickFlies({ change: { area: VILLAGE }, bare: true }, VILLAGE)).toBe(false)
})

test('another area, the name of the area itself and what stands on the ground are flown to', () => {
  expect(clickFlies({ change: { area: '430821109202' }, bare: true }, VILLAGE)).toBe(true)
  expect(clickFlies({ change: { area: VILLAGE }, bare: true }, null)).toBe(true)
  expect(clickFlies({ change: { area: VILLAGE } }, VILLAGE)).toBe(true)
  expect(clickFlies({ change: { area: VILLAGE, house: 7 } }, VILLAGE)).toBe(true)
})
