/** A material's colours under the map's light: linear RGB bytes with an opaque fourth, four for each step of brightness. */
export type Shades = Uint8Array

interface HousePaint {
  wall: Shades
  pitched: Shades
  flat: Shades
}

/** Steps of brightness between full shadow and full light: few enough to pack well. */
export const BRIGHTNESSES = 24
const SHADOW = [0.74, 0.72, 0.71] as const
const LIGHT = [1.03, 1.01, 0.97] as const
/** Towards the light: from the north-west, 45° high, as the map is shaded. East, north, up. */
const TOWARDS_LIGHT = [-0.5, 0.5, Math.SQRT1_2] as const

/** Houses differ a little from their neighbours. */
const TONES = [0.965, 1, 1.03] as const

/**
 * Quiet colours of building materials, by `structure`; data is the only saturated colour on the map.
 * Roofs are darker than walls where they are tiled, so that forms read from above.
 */
const MATERIALS: Readonly<Record<number, readonly [wall: string, pitched: string, flat: string]>> = {
  1: ['#ebe6dc', '#aba6a0', '#d6d2c9'],
  2: ['#f0e8d9', '#b59a8d', '#dbd4c6'],
  3: ['#e2cfba', '#9a8c84', '#d0c4b3'],
  4: ['#c2a78b', '#86817c', '#b8a897'],
  5: ['#d8be97', '#8f877e', '#c6b293'],
}
const OTHER = ['#e6decf', '#a39a92', '#d0c8ba'] as const

const paints = new Map<number, HousePaint>()

/** Colours of a house by its structure, in one of a few tones that its number chooses. */
export function paintOf(structure: number, number: number): HousePaint {
  const tone = number % TONES.length
  const key = structure * TONES.length + tone
  let paint = paints.get(key)
  if (!paint) {
    const [wall, pitched, flat] = (MATERIALS[structure] ?? OTHER).map((color) => shadesOf(color, TONES[tone]!)) as [Shades, Shades, Shades]
    paints.set(key, (paint = { wall, pitched, flat }))
  }
  return paint
}

/** Step of brightness of a face with this normal (east, north, up). */
export function brightnessOf(east: number, north: number, up: number): number {
  const light = east * TOWARDS_LIGHT[0] + north * TOWARDS_LIGHT[1] + up * TOWARDS_LIGHT[2]
  // What faces away still sees the sky: from the lowest wall to the fully lit slope.
  return Math.round(Math.min(1, Math.max(0, (light + Math.SQRT1_2) / (1 + Math.SQRT1_2))) * (BRIGHTNESSES - 1))
}

function shadesOf(hex: string, tone: number): Shades {
  const shades = new Uint8Array(BRIGHTNESSES * 4).fill(255)
  for (let brightness = 0; brightness < BRIGHTNESSES; brightness++)
    for (let channel = 0; channel < 3; channel++) {
      const lit = SHADOW[channel]! + ((LIGHT[channel]! - SHADOW[channel]!) * brightness) / (BRIGHTNESSES - 1)
      const color = (Number.parseInt(hex.slice(1 + 2 * channel, 3 + 2 * channel), 16) / 255) * lit * tone
      shades[4 * brightness + channel] = Math.round(255 * linear(Math.min(1, color)))
    }
  return shades
}

/** From sRGB (IEC 61966-2-1), as COLOR_0 wants it. */
function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}
