import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileName, partForPaper, sheetAround, sheetOfPaper, type Sheet } from './sheet.ts'

/** Title, map and foot follow each other, inside the sheet, and the map is not stretched. */
function isWhole({ width, height, title, map, foot, source }: Sheet): void {
  expect([title.y, map.y, foot.y, foot.y + foot.height]).toEqual([0, title.height, title.height + map.height, height])
  for (const box of [title, map, foot]) {
    expect(box.x).toBeGreaterThan(0)
    expect(box.x + box.width).toBeLessThan(width)
  }
  expect(map.width / map.height).toBeCloseTo(source.width / source.height, 6)
}

test('a sheet around a picture shows all of it, pixel for pixel', () => {
  const sheet = sheetAround(1192, 960, 2)
  isWhole(sheet)
  expect(sheet.source).toEqual({ x: 0, y: 0, width: 1192, height: 960 })
  expect([sheet.map.width, sheet.map.height]).toEqual([1192, 960])
})

test('a sheet of paper has the paper’s shape; of a picture of any shape it shows the middle, as much as fits', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('a4', 'a3'),
      fc.integer({ min: 200, max: 4000 }),
      fc.integer({ min: 200, max: 4000 }),
      (paper, width, height) => {
        const sheet = sheetOfPaper(paper, { width, height })
        isWhole(sheet)
        expect(sheet.width / sheet.height).toBeCloseTo(Math.SQRT2, 2)
        const { source } = sheet
        expect(Math.min(width - source.width, height - source.height)).toBeCloseTo(0, 6)
        expect(source.x + source.width / 2).toBeCloseTo(width / 2, 6)
        expect(source.y).toBeGreaterThanOrEqual(-1e-6)
      },
    ),
  )
  expect(sheetOfPaper('a4', { width: 100, height: 100 }).width).toBe(2339)
})

test('a file is named by place and day', () => expect(fileName('慈利县 零溪镇', '2026-11-24', 'png')).toBe('慈利县_零溪镇_2026-11-24.png'))

test('paper shows all that is between the panels, and what lies behind them where that has not its shape', () => {
  const whole = { width: 1280, height: 720 }
  const part = partForPaper('a4', { left: 344, top: 60, width: 540, height: 648 }, whole)
  const { source } = sheetOfPaper('a4', part)
  expect(source.width).toBeCloseTo(part.width, 6)
  expect(source.height).toBeCloseTo(648, 6)
  expect([part.top, part.height]).toEqual([60, 648])
  expect(part.left + part.width / 2).toBeCloseTo(614, 6)
})

test('no more is taken for paper than the map has', () => {
  const size = fc.integer({ min: 200, max: 4000 })
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(size, size, share, share, share, share, (width, height, ...shares) => {
      const [left, top] = [width * 0.5 * shares[0], height * 0.5 * shares[1]]
      const free = { left, top, width: 1 + (width - left - 1) * shares[2], height: 1 + (height - top - 1) * shares[3] }
      const part = partForPaper('a3', free, { width, height })
      expect(part.left).toBeGreaterThanOrEqual(0)
      expect(part.top).toBeGreaterThanOrEqual(0)
      expect(part.left + part.width).toBeLessThanOrEqual(width + 1e-6)
      expect(part.top + part.height).toBeLessThanOrEqual(height + 1e-6)
      expect(part.left).toBeLessThanOrEqual(free.left + 1e-6)
      expect(part.width).toBeGreaterThanOrEqual(free.width - 1e-6)
      expect(part.height).toBeGreaterThanOrEqual(free.height - 1e-6)
    }),
  )
})
