import { promisify } from 'node:util'
import { constants, deflate, inflate } from 'node:zlib'

const deflated = promisify(deflate)
const inflated = promisify(inflate)

const VOID = -32768
/** Decimetres in an int16 reach this far, metres. */
const HIGHEST = 3276.7

export const STRIP_ROWS = 64

export class ReliefHeightError extends Error {
  override name = 'ReliefHeightError'
}

/**
 * Rows of heights (metres, NaN = void) as one strip: zlib of int16 little-endian decimetres.
 * @throws ReliefHeightError for heights beyond ±3,276.7 m.
 */
export async function encodeStrip(heights: Float32Array): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(heights.length * 2)
  for (let index = 0; index < heights.length; index++) {
    const height = heights[index]!
    if (height > HIGHEST || height < -HIGHEST) throw new ReliefHeightError(`高程 ${height} 米超出可存范围 ±${HIGHEST} 米`)
    bytes.writeInt16LE(Number.isNaN(height) ? VOID : Math.round(height * 10), index * 2)
  }
  return deflated(bytes, { level: 3, strategy: constants.Z_FILTERED })
}

/** Writes a strip's heights in metres into `into` from `offset` on; void becomes NaN. */
export async function decodeStrip(strip: Uint8Array, into: Float32Array, offset: number): Promise<void> {
  const bytes = await inflated(strip)
  const count = bytes.length / 2
  if (offset + count > into.length) throw new RangeError(`strip of ${count} samples does not fit at ${offset} of ${into.length}`)
  for (let index = 0; index < count; index++) {
    const value = bytes.readInt16LE(index * 2)
    into[offset + index] = value === VOID ? Number.NaN : value / 10
  }
}
