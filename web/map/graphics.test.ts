import { expect, test } from 'vitest'
import { softwareScale } from './graphics.ts'

test('a processor draws a wall no finer than it can, and a desk as it is', () => {
  expect(softwareScale(1280, 720)).toBe(1)
  for (const [width, height] of [
    [3840, 1080],
    [1920, 1080],
    [3840, 2160],
  ] as const) {
    const scale = softwareScale(width, height)
    expect(scale).toBeLessThan(1)
    expect(width * scale * height * scale).toBeLessThanOrEqual(1_500_001)
  }
})
