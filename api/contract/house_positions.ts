/**
 * Where the houses of the reader's scope stand, as bytes: 12 a house, ordered by id, all big-endian as the database packs them:
 * id (uint32), longitude and latitude of the footprint's middle (int32, millionths of a degree: a tenth of a metre).
 */
import { z } from 'zod'
import { defineRoute } from './route.ts'

const HOUSE_BYTES = 12
const MILLIONTHS = 1e6

export interface HousePositions {
  readonly ids: Uint32Array
  /** degrees */
  readonly lons: Float64Array
  readonly lats: Float64Array
}

/** @throws Error when they are not such bytes */
export function decodeHousePositions(buffer: ArrayBuffer): HousePositions {
  if (buffer.byteLength % HOUSE_BYTES !== 0) throw new Error('these bytes are no positions of houses')
  const houses = buffer.byteLength / HOUSE_BYTES
  const view = new DataView(buffer)
  const positions = { ids: new Uint32Array(houses), lons: new Float64Array(houses), lats: new Float64Array(houses) }
  for (let house = 0; house < houses; house++) {
    positions.ids[house] = view.getUint32(house * HOUSE_BYTES)
    positions.lons[house] = view.getInt32(house * HOUSE_BYTES + 4) / MILLIONTHS
    positions.lats[house] = view.getInt32(house * HOUSE_BYTES + 8) / MILLIONTHS
  }
  return positions
}

export const getHousePositions = defineRoute({
  method: 'GET',
  path: '/api/houses/positions',
  summary: 'Where all houses in scope stand, for dots from high above: binary, see house_positions.ts',
  reply: z.string(),
  contentType: 'application/octet-stream',
})
