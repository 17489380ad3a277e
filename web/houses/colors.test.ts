import { expect, test } from 'vitest'
import { CALM, channels, qualitative, ramp, STRONG } from './colors.ts'
import { THEMES } from './house_themes.ts'

type Triple = [number, number, number]
const linear = (value: number) => (value <= 10.31475 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4)
const rgb = (color: string): Triple => channels(color).map(linear) as Triple

/** Machado, Oliveira & Fernandes 2009, severity 1: how those without red or green cones see linear RGB. */
const DEFICIENCIES: Readonly<Record<string, readonly Triple[]>> = {
  none: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
}
const seen = (color: string, matrix: readonly Triple[]) =>
  matrix.map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, part, channel) => sum + part * rgb(color)[channel]!, 0),
      ),
    ),
  ) as Triple

/** CIE L*a*b*, D65. */
function lab([red, green, blue]: Triple): Triple {
  const xyz = [
    (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
    0.2126 * red + 0.7152 * green + 0.0722 * blue,
    (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
  ].map((value) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116)) as Triple
  return [116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])]
}
const distance = (a: Triple, b: Triple) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])

/** CIE76: about 2.3 is just seen side by side; apart on a map it takes several times that. */
const APART = 10

test.each(THEMES)('colours of $id are told apart whoever looks, and by lightness alone', (theme) => {
  // 未说明 and "no residents" are grey on purpose: beside the order, not in it.
  const colors = theme.classes.map(({ color }) => color).filter((color) => !/^#(..)\1\1$/.test(color))
  for (const [name, matrix] of Object.entries(DEFICIENCIES))
    for (const [place, color] of colors.entries())
      for (const other of colors.slice(place + 1))
        expect([name, color, other, distance(lab(seen(color, matrix)), lab(seen(other, matrix))) > APART]).toEqual([
          name,
          color,
          other,
          true,
        ])
  const lightness = colors.map((color) => lab(rgb(color))[0]).toSorted((a, b) => a - b)
  for (const [place, value] of lightness.entries()) if (place > 0) expect(value - lightness[place - 1]!).toBeGreaterThan(4)
})

test('a ramp grows lighter step by step', () => {
  for (let count = 1; count <= 8; count++) {
    const lightness = ramp(count).map((color) => lab(rgb(color))[0])
    expect(ramp(count)).toHaveLength(count)
    expect(lightness).toEqual(lightness.toSorted((a, b) => a - b))
  }
})

test('more kinds than can be told apart are refused', () => {
  expect(qualitative(6)).toHaveLength(6)
  expect(() => qualitative(7)).toThrow('7 kinds')
  expect(distance(lab(rgb(CALM)), lab(rgb(STRONG)))).toBeGreaterThan(50)
})
