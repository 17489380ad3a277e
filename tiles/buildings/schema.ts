import type { GlbWriter } from './glb.ts'
import type { HouseColumns } from './houses.columns.ts'

/** Decimetres in 16 bits. */
const HEIGHT_RANGE = 6553.5

/** What a house in the tiles says about itself (EXT_structural_metadata): never anything about people. */
export const HOUSE_SCHEMA = {
  id: 'houses',
  classes: {
    house: {
      properties: {
        houseId: { type: 'SCALAR', componentType: 'UINT32', required: true },
        height: { name: 'metres', type: 'SCALAR', componentType: 'UINT16', normalized: true, scale: HEIGHT_RANGE, required: true },
        village: { name: '12-digit area code', type: 'STRING', required: true },
      },
    },
  },
}

/** The property table of a tile's houses, its values put into the writer. */
export function houseTable(list: Uint32Array, houses: HouseColumns, writer: GlbWriter) {
  const ids = Uint32Array.from(list, (house) => houses.ids[house]!)
  const heights = Uint16Array.from(list, (house) => Math.min(0xffff, Math.round(houses.heights[house]! * 10)))
  const codes = Array.from(list, (house) => houses.villageCodes[houses.villages[house]!]!)
  const offsets = new Uint16Array(list.length + 1)
  codes.forEach((code, row) => (offsets[row + 1] = offsets[row]! + code.length))
  return {
    class: 'house',
    count: list.length,
    properties: {
      houseId: { values: writer.addBytes(ids) },
      height: { values: writer.addBytes(heights) },
      village: {
        values: writer.addBytes(Buffer.from(codes.join(''))),
        stringOffsets: writer.addBytes(offsets),
        stringOffsetType: 'UINT16',
      },
    },
  }
}
