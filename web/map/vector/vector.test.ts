import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundsOfTile, covers, tilesOf, type Feature } from './features.ts'
import { parseKinds, toggleKind, type VectorStyle } from './style.ts'

const STYLE: VectorStyle = {
  by: 'kind',
  stops: ['a', 'b', 'c'].map((value) => ({ value, label: { zh: '甲', en: 'a' }, color: '#000000' })),
}
const place = fc.record({ lon: fc.double({ min: -179, max: 179, noNaN: true }), lat: fc.double({ min: -84, max: 84, noNaN: true }) })

test('the tile of a place holds it, and a box is covered by its tiles', () => {
  fc.assert(
    fc.property(place, fc.integer({ min: 0, max: 16 }), ({ lon, lat }, z) => {
      const [tile] = tilesOf([lon, lat, lon, lat], z)
      const [west, south, east, north] = boundsOfTile(tile!)
      expect(lon >= west - 1e-9 && lon <= east + 1e-9 && lat >= south - 1e-9 && lat <= north + 1e-9).toBe(true)
    }),
  )
  expect(tilesOf([110.57, 29.065, 111.33, 29.7], 11)).toHaveLength(30)
})

const feature = (type: Feature['type'], ...parts: number[][]): Feature => ({
  id: 1,
  type,
  properties: {},
  parts: parts.map((part) => Float64Array.from(part)),
  bounds: [
    Math.min(...parts.flat().filter((_, at) => at % 2 === 0)),
    Math.min(...parts.flat().filter((_, at) => at % 2 === 1)),
    Math.max(...parts.flat().filter((_, at) => at % 2 === 0)),
    Math.max(...parts.flat().filter((_, at) => at % 2 === 1)),
  ],
  cut: false,
})

test('a polygon covers its inside, not its hole; a line what lies within reach', () => {
  const square = feature('polygon', [0, 0, 4, 0, 4, 4, 0, 4], [1, 1, 1, 2, 2, 2, 2, 1])
  expect(covers(square, 3, 3, 0)).toBe(true)
  expect(covers(square, 1.5, 1.5, 0)).toBe(false)
  expect(covers(square, 5, 3, 10)).toBe(false)
  const line = feature('line', [0, 0, 4, 0])
  expect(covers(line, 2, 0.5, 0.6)).toBe(true)
  expect(covers(line, 2, 0.7, 0.6)).toBe(false)
  expect(covers(line, 4.5, 0, 0.6)).toBe(true)
})

test('a kind is hidden, and shown again, and the address says no more than it must', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 }), (presses) => {
      const shown = new Set(['a', 'b', 'c'])
      let text: string | null = 'other:x'
      for (const press of presses) {
        text = toggleKind(text, 'layer', STYLE, press)
        if (!shown.delete(press)) shown.add(press)
        if (shown.size === 0) for (const all of ['a', 'b', 'c']) shown.add(all)
        expect(new Set(parseKinds(text).get('layer') ?? ['a', 'b', 'c'])).toEqual(shown)
        expect(parseKinds(text).get('other')).toEqual(['x'])
      }
    }),
  )
  expect(toggleKind(toggleKind(null, 'layer', STYLE, 'b'), 'layer', STYLE, 'b')).toBeNull()
})
