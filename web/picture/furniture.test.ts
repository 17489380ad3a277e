import { expect, test } from 'vitest'
import { furnitureOf, legendBox, northBox, underBox } from './furniture.ts'
import { sheetAround, sheetOfPaper, type Box, type Sheet } from './sheet.ts'

const part = { left: 344, top: 60, width: 900, height: 640 }
const SIDE = 146
const sheets: [string, (side: number) => Sheet, number][] = [
  ['on screen', (side) => sheetAround(900, 640, 1, side), 1],
  ['twice as fine', (side) => sheetAround(1800, 1280, 2, side), 2],
  ['on a sheet of A3', (side) => sheetOfPaper('a3', { width: 1800, height: 1280 }, side), 2],
]
const apart = (one: Box, other: Box) =>
  one.x + one.width <= other.x || other.x + other.width <= one.x || one.y + one.height <= other.y || other.y + other.height <= one.y

test.each(sheets)('north and legend stand on ground of their own, on the sheet, %s', (_, sheetWith) => {
  const sheet = sheetWith(SIDE)
  const [legend, north] = [legendBox({ side: sheet.side!, unit: sheet.unit }, 13), northBox(sheet)]
  expect(apart(legend, north)).toBe(true)
  for (const box of [legend, north]) {
    expect(apart(box, sheet.map)).toBe(true)
    expect(box.x + box.width).toBeLessThan(sheet.width)
    expect(box.y).toBeGreaterThanOrEqual(sheet.map.y)
    expect(box.y + box.height).toBeLessThanOrEqual(sheet.map.y + sheet.map.height)
  }
})

test.each(sheets)('what covers something of the map is known on the screen, %s', (_, sheetWith, fineness) => {
  for (const sheet of [sheetWith(0), sheetWith(SIDE)])
    for (const box of furnitureOf(sheet)) {
      const { left, top, right, bottom } = underBox(box, sheet, part, fineness)
      expect(left).toBeGreaterThanOrEqual(part.left)
      expect(top).toBeGreaterThanOrEqual(part.top)
      expect(right).toBeLessThanOrEqual(part.left + part.width)
      expect(bottom).toBeLessThanOrEqual(part.top + part.height)
    }
})

test('a picture as fine as the screen covers as much of the map as its plate is large', () => {
  const sheet = sheetAround(900, 640, 1)
  expect(underBox({ x: sheet.map.x + 10, y: sheet.map.y + 20, width: 30, height: 40 }, sheet, part, 1)).toEqual({
    left: part.left + 10,
    top: part.top + 20,
    right: part.left + 40,
    bottom: part.top + 60,
  })
})
