import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clip } from './clip.ts'
import { EXTENT, writeTile } from './mvt.ts'
import { doubleArea, type Shape, type TileFeature } from './shape.ts'
import { boundsOf, scaleOf } from './tile_address.ts'
import { readTwkb, TwkbError } from './twkb.ts'
import { readTile } from './vector.testing.ts'

const coordinate = fc.integer({ min: -EXTENT, max: 2 * EXTENT })
const points = (least: number, most: number) =>
  fc.array(fc.tuple(coordinate, coordinate), { minLength: least, maxLength: most }).map((pairs) => Int32Array.from(pairs.flat()))
/** A rectangle, either way round, with a hole in it. */
const rectangle = fc
  .tuple(coordinate, coordinate, fc.integer({ min: 4, max: 900 }), fc.integer({ min: 4, max: 900 }), fc.boolean())
  .map(([x, y, width, height, turned]) => {
    const ring = (inset: number) => {
      const [left, top, right, bottom] = [x + inset, y + inset, x + width - inset, y + height - inset]
      return Int32Array.from(
        turned ? [left, top, left, bottom, right, bottom, right, top] : [left, top, right, top, right, bottom, left, bottom],
      )
    }
    return [ring(0), ring(1)]
  })
const shape: fc.Arbitrary<Shape> = fc.oneof(
  points(1, 4).map((given): Shape => ({ type: 'point', points: given })),
  fc.array(points(2, 9), { minLength: 1, maxLength: 3 }).map((lines): Shape => ({ type: 'line', lines })),
  fc.array(rectangle, { minLength: 1, maxLength: 3 }).map((polygons): Shape => ({ type: 'polygon', polygons })),
)
const value = fc.oneof(fc.string(), fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null), fc.constant('土地'))
const feature: fc.Arbitrary<TileFeature> = fc.record({
  id: fc.integer({ min: 0, max: 2 ** 48 }),
  shape,
  properties: fc.dictionary(fc.stringMatching(/^[a-z]\w{0,9}$/), value, { maxKeys: 5 }),
})

const pairs = (coordinates: Int32Array) =>
  Array.from({ length: coordinates.length / 2 }, (_, at) => [coordinates[2 * at], coordinates[2 * at + 1]])

test('the reference reader gives back what went in', () => {
  fc.assert(
    fc.property(fc.array(feature, { maxLength: 12 }), (features) => {
      const read = readTile(writeTile('layer', features))['layer'] ?? []
      expect(read.map(({ id }) => id)).toEqual(features.map(({ id }) => id))
      features.forEach(({ shape: given, properties }, index) => {
        const { type, geometry, properties: carried } = read[index]!
        const kept = Object.entries(properties).filter(([, one]) => one !== null)
        expect(carried).toEqual(Object.fromEntries(kept.map(([key, one]) => [key, Object.is(one, -0) ? 0 : one])))
        expect(type).toBe({ point: 1, line: 2, polygon: 3 }[given.type])
        if (given.type === 'point') expect(geometry.map(([point]) => [point!.x, point!.y])).toEqual(pairs(given.points))
        if (given.type === 'line')
          expect(geometry.map((line) => line.at(-1))).toEqual(given.lines.map((line) => ({ x: line.at(-2), y: line.at(-1) })))
        if (given.type === 'polygon') {
          const rings = geometry.map((ring) => Int32Array.from(ring.slice(0, -1).flatMap(({ x, y }) => [x, y])))
          expect(rings.map((ring) => Math.abs(doubleArea(ring)))).toEqual(given.polygons.flat().map((ring) => Math.abs(doubleArea(ring))))
          // The specification: outer rings have positive area, holes negative.
          expect(rings.map((ring) => Math.sign(doubleArea(ring)))).toEqual(given.polygons.flatMap(() => [1, -1]))
        }
      })
    }),
  )
})

test('an integer comes back as it is, however large', () => {
  const point: Shape = { type: 'point', points: new Int32Array(2) }
  fc.assert(
    fc.property(fc.maxSafeInteger(), (a) => {
      const read = readTile(writeTile('layer', [{ id: 1, shape: point, properties: { a } }]))['layer'] ?? []
      expect(read[0]!.properties).toEqual({ a })
    }),
    { examples: [[-(2 ** 52) - 1], [-(2 ** 52)], [Number.MIN_SAFE_INTEGER]] },
  )
})

test('a polygon too small for the grid is still there', () => {
  const dot: TileFeature = { id: 7, shape: { type: 'polygon', polygons: [[Int32Array.of(5, 5, 5, 5, 5, 5)]] }, properties: {} }
  expect(readTile(writeTile('layer', [dot]))['layer']![0]!.geometry[0]).toHaveLength(4)
})

// ST_AsTWKB(geometry, 0) of PostGIS 3.3 and 3.6.
const WRITTEN: readonly (readonly [hex: string, what: string, shape: Shape | null])[] = [
  ['01000204', 'point', { type: 'point', points: Int32Array.of(1, 2) }],
  ['0200020000020d', 'line', { type: 'line', lines: [Int32Array.of(0, 0, 1, -7)] }],
  [
    '03000105000014000014130000 13'.replaceAll(' ', ''),
    'polygon',
    { type: 'polygon', polygons: [[Int32Array.of(0, 0, 10, 0, 10, 10, 0, 10)]] },
  ],
  ['0110', 'nothing', null],
]
test.each(WRITTEN)('TWKB %s is a %s', (hex, _what, expected) => {
  expect(readTwkb(Buffer.from(hex, 'hex'))).toEqual(expected)
})

test('what is not TWKB is refused', () => {
  for (const hex of ['', '01', '0100', '0100ff', '07000101000204', '21000204'])
    expect(() => readTwkb(Buffer.from(hex, 'hex')), hex).toThrow(TwkbError)
})

test('clipping leaves what is inside, cuts the rest at the edge, and nothing lies beyond it', () => {
  fc.assert(
    fc.property(shape, (given) => {
      const clipped = clip(given, 0, 1000)
      if (!clipped || clipped.type === 'point') return
      const parts = clipped.type === 'line' ? clipped.lines : clipped.polygons.flat()
      for (const part of parts) for (const one of part) expect(one >= 0 && one <= 1000).toBe(true)
      expect(clip(clipped, 0, 1000)).toEqual(clipped)
    }),
  )
  const cross: Shape = { type: 'line', lines: [Int32Array.of(-500, 500, 1500, 500, 1500, 700, 500, 700)] }
  expect(clip(cross, 0, 1000)).toEqual({ type: 'line', lines: [Int32Array.of(0, 500, 1000, 500), Int32Array.of(1000, 700, 500, 700)] })
  const half: Shape = { type: 'polygon', polygons: [[Int32Array.of(-500, 0, 500, 0, 500, 1000, -500, 1000)]] }
  const cut = clip(half, 0, 1000)
  expect(cut?.type === 'polygon' && Math.abs(doubleArea(cut.polygons[0]![0]!))).toBe(2 * 500 * 1000)
  expect(clip({ type: 'line', lines: [Int32Array.of(-5, -5, -1, -9)] }, 0, 1000)).toBeNull()
})

test('a tile’s bounds and scale agree: its corners are 0 and the extent', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 18 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (z, across, down) => {
        const tile = { z, x: Math.floor(across * 2 ** z), y: Math.floor(down * 2 ** z) }
        const [west, south, east, north] = boundsOf(tile)
        const [dx, dy, fx, fy] = scaleOf(tile)
        const x = (lon: number) => ((lon / 180) * 20_037_508.342789244 + dx) * fx
        const y = (lat: number) => ((Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) * 20_037_508.342789244 + dy) * fy
        expect(x(west)).toBeCloseTo(-64, 4)
        expect(x(east)).toBeCloseTo(EXTENT + 64, 4)
        expect(y(north)).toBeCloseTo(tile.y === 0 ? 0 : -64, 4)
        expect(y(south)).toBeCloseTo(tile.y === 2 ** z - 1 ? EXTENT : EXTENT + 64, 4)
      },
    ),
  )
})
