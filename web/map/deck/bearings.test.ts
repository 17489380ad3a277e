import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aimAt, spreadBearings, type Aim } from './bearings.ts'

const CILI = [111.13, 29.43] as const

test.each([
  ['Beijing', [116.41, 39.9], 20, 1254],
  ['Shenzhen', [114.06, 22.55], 159, 820],
  ['Changsha', [112.94, 28.23], 127, 221],
  ['Hangzhou', [120.16, 30.27], 81, 877],
] as const)('%s lies where it lies', (_, place, bearing, kilometers) => {
  const aim = aimAt('', CILI, place)
  expect(Math.abs(aim.bearing - bearing)).toBeLessThan(2)
  expect(Math.abs(aim.kilometers / kilometers - 1)).toBeLessThan(0.02)
})

const aims = fc
  .uniqueArray(fc.double({ min: 0, max: 359.9, noNaN: true }), { minLength: 1, maxLength: 20 })
  .map((bearings) => bearings.map((bearing, index): Aim => ({ code: String(index), bearing, kilometers: 1 })))
const between = (a: number, b: number) => Math.abs(((a - b + 540) % 360) - 180)

test('signs on the ring have room, and those with room stay where they are', () => {
  fc.assert(
    fc.property(aims, (given) => {
      const placed = spreadBearings(given, 12)
      expect(placed.size).toBe(given.length)
      const bearings = [...placed.values()]
      bearings.forEach((one, index) => bearings.slice(index + 1).forEach((other) => expect(between(one, other)).toBeGreaterThan(11.99)))
      if (given.every((one, index) => given.every((other, at) => at === index || between(one.bearing, other.bearing) > 12)))
        for (const { code, bearing } of given) expect(between(placed.get(code)!, bearing)).toBeLessThan(1e-6)
    }),
  )
})
