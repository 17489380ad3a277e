import { expect, test } from 'vitest'
import { gapText } from './valueText.ts'

const t = ((key: string, { percent }: { percent: number }) => `${key} ${percent}`) as never

test('a gap too small to be written is not written as none', () => {
  expect(gapText(0.0234, t)).toBe('2.3%')
  expect(gapText(0.0004, t)).toBe('allocation.gapUnder 0.1')
  expect(gapText(0, t)).toBe('0.0%')
})
