import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { apportion } from './demo/counts.ts'
import { randomStreams } from './random.ts'

const first = (draw: () => number, count = 8): number[] => Array.from({ length: count }, draw)

test('a stream depends on its seed and names only', () => {
  fc.assert(
    fc.property(fc.nat(), fc.string(), fc.nat(), (seed, name, drawn) => {
      const streams = randomStreams(seed)
      const other = streams('other')
      for (let count = 0; count < drawn % 50; count++) other.next()
      const stream = streams('houses', name)
      const again = randomStreams(seed)('houses', name)
      expect(first(() => stream.next())).toEqual(first(() => again.next()))
    }),
  )
})

test('near names and seeds give different numbers', () => {
  const starts = new Set<number>()
  for (let seed = 0; seed < 50; seed++) for (let code = 0; code < 50; code++) starts.add(randomStreams(seed)('houses', code).next())
  expect(starts.size).toBe(2500)
})

test('numbers spread evenly, normals have mean 0 and deviation 1', () => {
  const random = randomStreams(1)('spread')
  const bins = new Array<number>(10).fill(0)
  let [sum, squares] = [0, 0]
  for (let count = 0; count < 50_000; count++) {
    bins[Math.floor(random.next() * 10)]!++
    const normal = random.gaussian()
    sum += normal
    squares += normal * normal
  }
  for (const bin of bins) expect(Math.abs(bin - 5000)).toBeLessThan(300)
  expect(Math.abs(sum / 50_000)).toBeLessThan(0.02)
  expect(squares / 50_000).toBeCloseTo(1, 1)
})

test('a shuffle keeps everything, a weight of 0 is never drawn', () => {
  const random = randomStreams(2)('shuffle')
  const list = Array.from({ length: 100 }, (_, index) => index)
  expect(random.shuffle(list).sort((a, b) => a - b)).toEqual(list)
  for (let count = 0; count < 1000; count++) expect([1, 3]).toContain(random.weighted([0, 1, 0, 2, 0]))
  expect(() => random.weighted([0, 0])).toThrow(RangeError)
  expect(() => random.pick([])).toThrow(RangeError)
})

test('apportioned parts add up and stay within one of their share', () => {
  fc.assert(
    fc.property(
      fc.nat(100_000),
      fc.array(fc.double({ min: 0.001, max: 1000, noNaN: true }), { minLength: 1, maxLength: 60 }),
      (total, weights) => {
        const parts = apportion(total, weights)
        const sum = weights.reduce((a, b) => a + b, 0)
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total)
        parts.forEach((part, index) => expect(Math.abs(part - (total * weights[index]!) / sum)).toBeLessThanOrEqual(1))
      },
    ),
  )
})
