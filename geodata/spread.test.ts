import { expect, test } from 'vitest'
import { randomStreams } from './random.ts'
import { spread } from './spread.ts'

const random = randomStreams(7)('hills')
const [width, height] = [60, 40]
const hills = { width, height, cellX: 80, cellY: 90, heights: Float32Array.from({ length: width * height }, () => 120 * random.next()) }
const travel = { climb: 7, steep: 95, ground: new Float32Array(width * height).fill(1) }
const start = [{ cell: 5 * width + 5, source: 0 }]

test('a spread that ends early costs and leads the same to whatever it was asked for', () => {
  const wanted = [8 * width + 9, 14 * width + 20]
  const whole = spread(hills, start, travel)
  const part = spread(hills, start, travel, wanted)
  for (const end of wanted) {
    expect(part.cost[end]).toBe(whole.cost[end])
    for (let cell = end; cell >= 0; cell = whole.parent[cell]!) expect(part.parent[cell]).toBe(whole.parent[cell])
  }
  expect(part.cost.filter((cost) => cost < Infinity).length).toBeLessThan(whole.cost.filter((cost) => cost < Infinity).length / 2)
})

test('what cannot be reached is waited for to the end', () => {
  const walled = { ...travel, open: (cell: number) => cell % width < 30 }
  const { cost } = spread(hills, start, walled, [20 * width + 50])
  expect(cost[20 * width + 50]).toBe(Infinity)
  expect(cost[35 * width + 28]).toBeLessThan(Infinity)
})
