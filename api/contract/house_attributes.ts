/**
 * The attributes that colour houses, for all houses of the reader's scope at once, as bytes (all little-endian):
 *
 *     0   4  'YTH1'
 *     4   4  length of the header in bytes, uint32
 *     8      the header, JSON in UTF-8: { version, asOf, houses, columns: [{ name, type: 'u8'|'u16'|'u32', at }] }
 *     …      columns of `houses` values each, `at` bytes from the file's begin, a multiple of 4
 *
 * Column `idSteps` (u32) holds house ids as differences modulo 2³² from the house before, the first from 0: houses stand by village, then by
 * id. Column `builtYear` (u8) holds years since 1800. The columns of HOUSE_COLUMNS follow as far as the reader may see them.
 */
import { z } from 'zod'
import { BENEFIT_ITEMS, GROUPS } from './codes.ts'
import { defineRoute } from './route.ts'

export const HOUSE_COLUMNS = {
  /** Codes of STRUCTURE, HOUSE_USE, ROOF. */
  structure: 'u8',
  use: 'u8',
  roof: 'u8',
  /** Numbers; more than 255 stands as 255. */
  floors: 'u8',
  builtYear: 'u8',
  residents: 'u8',
  /** The next are absent for accounts that see no people. Residents within the reader's scope count. */
  openAlerts: 'u8',
  /** Age of the eldest who lives here; 255: nobody. */
  eldest: 'u8',
  /** Bit n: somebody with the tag GROUPS[n] lives here. */
  groups: 'u32',
  /** Bit n: somebody lives here who has a record of BENEFIT_ITEMS[n] of the last 12 months, as far as the reader may read its data set. */
  received: 'u32',
} as const
export type HouseColumn = keyof typeof HOUSE_COLUMNS
type ColumnType = 'u8' | 'u16' | 'u32'
type Values = Uint8Array | Uint16Array | Uint32Array

/** A house without any; no house was ever this old here. */
export const BUILT_YEAR_BASE = 1800

export interface HouseAttributes {
  readonly version: string
  readonly asOf: string
  readonly houses: number
  /** House ids, in the order of all columns and of the bits of POST /api/analysis/houses. */
  readonly ids: Uint32Array
  /** Absent: not for this reader. `builtYear` holds years since BUILT_YEAR_BASE. */
  readonly columns: Readonly<Partial<Record<HouseColumn, Values>>>
}

const Header = z.object({
  version: z.string(),
  asOf: z.string(),
  houses: z.int().min(0),
  columns: z.array(z.object({ name: z.string(), type: z.enum(['u8', 'u16', 'u32']), at: z.int().min(0) })),
})
const MAGIC = 0x31485459
const WIDTH: Readonly<Record<ColumnType, number>> = { u8: 1, u16: 2, u32: 4 }
const upToFour = (bytes: number) => (bytes + 3) & ~3

/** The bytes of some attributes. */
export function encodeHouseAttributes({ version, asOf, houses, ids, columns }: HouseAttributes): Uint8Array {
  const steps = ids.map((id, index) => (index === 0 ? id : id - ids[index - 1]!))
  const parts: [string, Values][] = [['idSteps', steps], ...(Object.entries(columns) as [string, Values][])]
  const describe = (first: number) => {
    let at = first
    const described = parts.map(([name, values]) => {
      const column = { name, type: typeOf(values), at }
      at += upToFour(values.byteLength)
      return column
    })
    return { header: new TextEncoder().encode(JSON.stringify({ version, asOf, houses, columns: described })), end: at }
  }
  // Offsets stand in the header, whose length moves them: room for the longest they can be.
  const first = upToFour(8 + describe(2 ** 31).header.length)
  const { header, end } = describe(first)
  const bytes = new Uint8Array(end)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, header.length, true)
  bytes.set(header, 8)
  let at = first
  for (const [, values] of parts) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at)
    at += upToFour(values.byteLength)
  }
  return bytes
}

/**
 * Reads the bytes of GET /api/houses/attributes; columns are views of `buffer`, not copies.
 * @throws Error when they are not such bytes
 */
export function decodeHouseAttributes(buffer: ArrayBuffer): HouseAttributes {
  const view = new DataView(buffer)
  if (buffer.byteLength < 8 || view.getUint32(0, true) !== MAGIC) throw new Error('these bytes are no attributes of houses')
  const text = new TextDecoder().decode(new Uint8Array(buffer, 8, view.getUint32(4, true)))
  const { version, asOf, houses, columns } = Header.parse(JSON.parse(text))
  const values = new Map(
    columns.map(({ name, type, at }) => {
      if (at % WIDTH[type] !== 0 || at + houses * WIDTH[type] > buffer.byteLength) throw new Error(`column ${name} lies outside its bytes`)
      return [
        name,
        type === 'u8'
          ? new Uint8Array(buffer, at, houses)
          : type === 'u16'
            ? new Uint16Array(buffer, at, houses)
            : new Uint32Array(buffer, at, houses),
      ]
    }),
  )
  const steps = values.get('idSteps')
  if (!steps) throw new Error('column idSteps is missing')
  const ids = new Uint32Array(houses)
  let id = 0
  for (let house = 0; house < houses; house++) ids[house] = id = (id + steps[house]!) >>> 0
  values.delete('idSteps')
  return { version, asOf, houses, ids, columns: Object.fromEntries(values) }
}

/** The bit of `groups` or `received` that stands for a code; -1: none. */
export const groupBit = (code: number): number => GROUPS.findIndex((group) => group.code === code)
export const receivedBit = (code: number): number => BENEFIT_ITEMS.findIndex((item) => item.code === code)

function typeOf(values: Values): ColumnType {
  if (values instanceof Uint8Array) return 'u8'
  return values instanceof Uint16Array ? 'u16' : 'u32'
}

export const getHouseAttributes = defineRoute({
  method: 'GET',
  path: '/api/houses/attributes',
  summary: 'Attributes of all houses in scope as typed columns, for colouring: binary, see house_attributes.ts; ETag',
  reply: z.string(),
  contentType: 'application/octet-stream',
})
