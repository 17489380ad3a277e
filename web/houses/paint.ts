import type { HousePaint } from '../map/mapState.ts'
import { channels } from './colors.ts'

/** Houses in a row of the texture; every graphics card takes 4,096 rows of it. */
const WIDTH = 1024
const ROWS_MAX = 4096

/** What is left of a house that is not meant: how much of its own colour is covered, and by what. */
export const FADED = {
  light: { color: '#e2ded3', cover: 0.88 },
  dark: { color: '#6a6f6c', cover: 0.85 },
} as const
const MARKED = '#35b4d0'

export interface PaintInput {
  /** Number of each house. */
  readonly ids: Uint32Array
  /** Class of each house and the classes' colours; null: houses keep their own colours. */
  readonly classes: { readonly of: Uint8Array; readonly colors: readonly string[] } | null
  /** A bit a house, least significant first: those that are meant; null: all. */
  readonly matched: Uint8Array | null
  /** Numbers of houses that stand out, as those of rows selected in the table do. */
  readonly marked: ReadonlySet<number>
  readonly theme: keyof typeof FADED
}

/** The colours of all houses: one pass, a megabyte for 250,000 of them. Houses that are not in `ids` fade. */
export function paintHouses({ ids, classes, matched, marked, theme }: PaintInput): HousePaint {
  let largest = 0
  for (const id of ids) if (id > largest) largest = id
  const height = Math.min(ROWS_MAX, Math.floor(largest / WIDTH) + 1)
  const texels = new Uint32Array(WIDTH * height).fill(texel(FADED[theme].color, FADED[theme].cover))
  const colors = Uint32Array.from(classes?.colors ?? [], (color) => texel(color, 1))
  for (let house = 0; house < ids.length; house++) {
    if (matched && !((matched[house >> 3]! >> (house & 7)) & 1)) continue
    texels[ids[house]!] = classes ? colors[classes.of[house]!]! : 0
  }
  for (const id of marked) texels[id] = texel(MARKED, 1)
  return { texels: new Uint8Array(texels.buffer), width: WIDTH, height }
}

/** Four bytes as the graphics card reads them, on little-endian machines: all that run a browser are. */
function texel(color: string, cover: number): number {
  const [red, green, blue] = channels(color)
  return (red | (green << 8) | (blue << 16) | (Math.round(255 * cover) << 24)) >>> 0
}
