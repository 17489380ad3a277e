import { mkdtempSync, readdirSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { floodplainOf } from './floodplain.ts'
import type { FloodplainQuestion } from './floodplain.worker.ts'
import { KeptFloodplains } from './kept_floodplains.ts'

const [WIDTH, HEIGHT] = [6, 5]
const ROW = 2
/** A valley from west to east, on memory that threads read together. */
function valley(slope: number): Int16Array {
  const heights = new Int16Array(new SharedArrayBuffer(WIDTH * HEIGHT * 2))
  for (let cell = 0; cell < heights.length; cell++)
    heights[cell] = 1000 + 5 * Math.abs(Math.floor(cell / WIDTH) - ROW) - slope * (cell % WIDTH)
  return heights
}
function questionOf(heights: Int16Array, from = 1): FloodplainQuestion {
  const cells = Int32Array.from({ length: WIDTH - 1 - from }, (_, at) => ROW * WIDTH + from + at)
  const levels = Int16Array.from(cells, (cell) => heights[cell]!)
  return { width: WIDTH, height: HEIGHT, heights, course: { cells, levels, km: Float64Array.from(cells, (_, at) => at) }, most: 200 }
}
const worked = ({ width, height, heights, course, most }: FloodplainQuestion) => floodplainOf(width, height, heights, course, most)

test('what a river can flood is there after a restart, as it was worked out; not for another course or relief', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'yitu-floods-'))
  const asked = questionOf(valley(1))
  expect(worked(asked).cells.length).toBeGreaterThan(asked.course.cells.length)
  await new KeptFloodplains(dataDir).keep(asked, worked(asked))
  const again = new KeptFloodplains(dataDir)
  expect(await again.find(asked)).toEqual(worked(asked))
  expect(await again.find(questionOf(valley(1), 2))).toBeUndefined()
  expect(await again.find(questionOf(valley(2)))).toBeUndefined()
  expect(await again.find({ ...asked, most: 100 })).toBeUndefined()
})

test('one that was cut short is not taken, and those of an older relief go', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'yitu-floods-'))
  const kept = new KeptFloodplains(dataDir)
  const [old, now] = [questionOf(valley(1)), questionOf(valley(2))]
  await kept.keep(old, worked(old))
  const [relief] = readdirSync(join(dataDir, 'floods'))
  const [name] = readdirSync(join(dataDir, 'floods', relief!))
  truncateSync(join(dataDir, 'floods', relief!, name!), 20)
  expect(await kept.find(old)).toBeUndefined()
  await kept.keep(now, worked(now))
  expect(readdirSync(join(dataDir, 'floods'))).not.toContain(relief)
  expect(await kept.find(now)).toEqual(worked(now))
})
