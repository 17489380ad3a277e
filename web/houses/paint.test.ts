import fc from 'fast-check'
import { expect, test } from 'vitest'
import { channels } from './colors.ts'
import { FADED, paintHouses } from './paint.ts'

const COLORS = ['#440154', '#21918c', '#fde725']
const houses = fc.uniqueArray(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 80 }).chain((ids) =>
  fc.record({
    ids: fc.constant(Uint32Array.from(ids)),
    of: fc.array(fc.nat(COLORS.length - 1), { minLength: ids.length, maxLength: ids.length }).map((of) => Uint8Array.from(of)),
    matched: fc.option(fc.uint8Array({ minLength: 10, maxLength: 10 })),
    marked: fc.subarray(ids).map((some) => new Set(some)),
    theme: fc.constantFrom('light' as const, 'dark' as const),
  }),
)

test('every house has the colour of its class, those that do not match fade, marked ones stand out', () => {
  fc.assert(
    fc.property(houses, ({ ids, of, matched, marked, theme }) => {
      const paint = paintHouses({ ids, classes: { of, colors: COLORS }, matched, marked, theme })
      const texel = (id: number) => [...paint.texels.subarray(4 * id, 4 * id + 4)]
      const faded = [...channels(FADED[theme].color), Math.round(255 * FADED[theme].cover)]
      const markColors = new Set([...marked].map((id) => texel(id).join()))
      expect(markColors.size).toBeLessThanOrEqual(1)
      ids.forEach((id, house) => {
        if (marked.has(id)) return
        const isMatched = !matched || (matched[house >> 3]! >> (house & 7)) & 1
        expect(texel(id)).toEqual(isMatched ? [...channels(COLORS[of[house]!]!), 255] : faded)
        expect(markColors.has(texel(id).join())).toBe(false)
      })
      const others = new Set(ids)
      for (let id = 0; id < paint.width * paint.height; id++) if (!others.has(id)) expect(texel(id)).toEqual(faded)
    }),
    { numRuns: 30 },
  )
})

test('without a theme houses keep their own colours', () => {
  const paint = paintHouses({ ids: Uint32Array.of(3), classes: null, matched: null, marked: new Set(), theme: 'light' })
  expect([...paint.texels.subarray(12, 16)]).toEqual([0, 0, 0, 0])
})
