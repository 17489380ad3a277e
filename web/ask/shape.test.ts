import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Drawing } from '../../api/contract/selection.ts'
import { newSketch, type Position } from '../map/draw/sketch.ts'
import { EMPTY_VIEW, formatView, parseView } from '../url.ts'
import { areaText, lengthText } from './measureText.ts'
import { drawingOf, formatShape, parsePlaces, parseShape, type Shape } from './shape.ts'
import { crossingsOf, measuresOf, pointsOf, shapeOf } from './sketches.ts'

const position: fc.Arbitrary<Position> = fc
  .tuple(fc.integer({ min: -18_000_000, max: 18_000_000 }), fc.integer({ min: -9_000_000, max: 9_000_000 }))
  .map(([lon, lat]) => [lon / 1e5, lat / 1e5])
const shape: fc.Arbitrary<Shape> = fc.oneof(
  fc.record({ kind: fc.constant('polygon' as const), points: fc.array(position, { minLength: 3, maxLength: 300 }) }),
  fc.record({ kind: fc.constant('circle' as const), centre: position, radiusMeters: fc.integer({ min: 1, max: 50_000 }) }),
  fc.record({
    kind: fc.constant('line' as const),
    points: fc.array(position, { minLength: 2, maxLength: 300 }),
    bufferMeters: fc.integer({ min: 1, max: 20_000 }),
  }),
  fc.record({
    kind: fc.constant('area' as const),
    code: fc.constantFrom('430821', '430821109', '430821109201'),
    bufferMeters: fc.integer({ min: 0, max: 20_000 }),
  }),
)

test('a shape stands in the address and comes out the same; the server takes it', () => {
  fc.assert(
    fc.property(shape, (one) => {
      const text = formatShape(one)
      expect(parseShape(text)).toEqual(one)
      expect(parseView(formatView({ ...EMPTY_VIEW, tool: 'ask', shape: text })).shape).toBe(text)
      expect(Drawing.safeParse(drawingOf(one)).success).toBe(true)
    }),
  )
})

test('what is no shape is none', () => {
  for (const text of [
    null,
    '',
    'polygon:',
    'polygon:1,2;3,4',
    'polygon:1,2;3,4;5',
    'circle:1,2',
    'circle:1,2;0',
    'circle:1,2;3,4;5',
    'line:1,2;5',
    'area:43;5',
    'area:430821;-1',
    'star:1,2;3,4;5,6',
    'polygon:1,2;3,4;200,6',
  ])
    expect(parseShape(text), String(text)).toBeNull()
})

test('a drawn circle keeps its radius through the address', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50_000 }), (radiusMeters) => {
      const circle: Shape = { kind: 'circle', centre: [111.12, 29.42], radiusMeters }
      expect(shapeOf(newSketch('circle', pointsOf(circle)), 0)).toEqual(circle)
    }),
  )
})

test('places are read however they are written', () => {
  expect(parsePlaces('111.12,29.42\n111.13, 29.42；111.13，29.43 ;\n')).toEqual([
    [111.12, 29.42],
    [111.13, 29.42],
    [111.13, 29.43],
  ])
  expect(parsePlaces('111.12 29.42')).toEqual([[111.12, 29.42]])
  for (const wrong of ['111.12', 'here, there', '29.42,111.12', '1,2,3']) expect(parsePlaces(wrong), wrong).toBeNull()
})

test('a square of a kilometre is measured as one, and crossings are found where they are', () => {
  const side = 1 / 111.195
  const square: Position[] = [
    [0, 0],
    [side, 0],
    [side, side],
    [0, side],
  ]
  const measures = measuresOf(newSketch('polygon', square), null)!
  expect(measures.lengthMeters).toBeCloseTo(4000, -1)
  expect(measures.areaKm2).toBeCloseTo(1, 2)
  expect(crossingsOf(newSketch('polygon', square))).toEqual([])
  const [crossing] = crossingsOf(
    newSketch('polygon', [
      [0, 0],
      [1, 1],
      [1, 0],
      [0, 1],
    ]),
  )
  expect(crossing![0]).toBeCloseTo(0.5)
  expect(crossing![1]).toBeCloseTo(0.5)
})

test('lengths and areas are written in the units people use', () => {
  expect([lengthText(950, 'zh-CN'), lengthText(1234, 'zh-CN'), lengthText(45_678, 'en')]).toEqual(['950 米', '1.23 公里', '45.7 km'])
  expect([areaText(0.06, 'zh-CN'), areaText(0.5, 'zh-CN'), areaText(0.01, 'en'), areaText(3480, 'en')]).toEqual([
    '90.0 亩',
    '0.50 平方公里',
    '1.00 ha',
    '3,480 km²',
  ])
})
