import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dotPixels, HALO } from './houseDots.ts'

const SIZE = 64
const tile = { level: 12, size: SIZE, bounds: [0, 0, SIZE, SIZE] as const, x: (lon: number) => lon, y: (lat: number) => SIZE - lat }
const COLOR = 0xff1188cc
const PLAIN = 0xff336699
const FADED = 0xe0ddeeff

test('each house that is meant has a dot where it stands, others have none', () => {
  const house = fc.record({
    lon: fc.double({ min: -20, max: 84, noNaN: true }),
    lat: fc.double({ min: -20, max: 84, noNaN: true }),
    texel: fc.constantFrom(COLOR, 0, FADED),
  })
  fc.assert(
    fc.property(fc.array(house, { maxLength: 20 }), (houses) => {
      const places = {
        ids: Uint32Array.from(houses, (_, index) => index),
        lons: Float64Array.from(houses, ({ lon }) => lon),
        lats: Float64Array.from(houses, ({ lat }) => lat),
      }
      const texels = new Uint8Array(Uint32Array.from(houses, ({ texel }) => texel).buffer)
      const pixels = dotPixels(tile, places, { texels, width: Math.max(1, houses.length), height: 1 }, PLAIN)
      const meant = houses.filter(({ texel, lon, lat }) => texel !== FADED && lon >= 0 && lon <= SIZE && lat >= 0 && lat <= SIZE)
      if (meant.length === 0) {
        expect(pixels).toBeNull()
        return
      }
      const drawn = new Set(pixels)
      drawn.delete(0)
      expect(drawn.size).toBeGreaterThan(0)
      for (const color of drawn) expect([COLOR, PLAIN, HALO]).toContain(color)
      for (const { lon, lat } of meant) {
        const [x, y] = [Math.floor(lon), Math.floor(SIZE - lat)]
        if (x > 0 && y > 0 && x < SIZE - 1 && y < SIZE - 1) expect([COLOR, PLAIN]).toContain(pixels![y * SIZE + x])
      }
    }),
  )
})

test('where houses crowd, the rare are seen over the common', () => {
  const fill = (texel: number, count: number) => Array.from({ length: count }, () => texel)
  for (const order of [
    [COLOR, ...fill(0, 20)],
    [...fill(0, 20), COLOR],
  ]) {
    const same = Float64Array.from(order, () => 32)
    const places = { ids: Uint32Array.from(order.keys()), lons: same, lats: same }
    const pixels = dotPixels(
      tile,
      places,
      { texels: new Uint8Array(Uint32Array.from(order).buffer), width: order.length, height: 1 },
      PLAIN,
    )
    expect(new Set(pixels)).toEqual(new Set([0, HALO, COLOR]))
  }
})
