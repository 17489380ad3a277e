import type { Shape } from './shape.ts'

export class TwkbError extends Error {
  override name = 'TwkbError'
}

/**
 * Reads Tiny WKB of precision 0, as `ST_AsTWKB(geometry, 0)` writes it from coordinates that are whole already.
 * Source: github.com/TWKB/Specification. Types 1–6; Z and M, which tiles do not have, are skipped.
 * @returns null for an empty geometry
 * @throws TwkbError for a collection of mixed geometries, or bytes that are no TWKB
 */
export function readTwkb(bytes: Uint8Array): Shape | null {
  const input = new Input(bytes)
  const head = input.byte()
  const flags = input.byte()
  const type = head & 15
  if (head >> 4 !== 0) throw new TwkbError(`precision 0 expected, came ${zigzag(head >> 4)}`)
  const extra = flags & 8 ? dimensions(input.byte()) : 0
  if (flags & 16) return null
  if (flags & 2) input.unsigned()
  if (flags & 1) for (let bound = 0; bound < 2 * (2 + extra); bound++) input.unsigned()
  const count = type > 3 ? input.unsigned() : 1
  if (flags & 4) for (let id = 0; id < count; id++) input.unsigned()
  const pen = new Pen(input, 2 + extra)
  const parts = <Part>(read: () => Part) => Array.from({ length: count }, read)
  if (type === 1 || type === 4) return { type: 'point', points: pen.points(count) }
  if (type === 2 || type === 5) return { type: 'line', lines: parts(() => pen.points(input.unsigned())) }
  if (type === 3 || type === 6) {
    const ring = () => opened(pen.points(input.unsigned()))
    return { type: 'polygon', polygons: parts(() => Array.from({ length: input.unsigned() }, ring)) }
  }
  throw new TwkbError(`points, lines and polygons expected, came type ${type}`)
}

const zigzag = (value: number) => (value % 2 ? -(value + 1) / 2 : value / 2)
const dimensions = (extended: number) => (extended & 1) + ((extended >> 1) & 1)

/** A ring as PostGIS writes it ends where it began; rings of tiles are closed by themselves. */
function opened(ring: Int32Array): Int32Array {
  const end = ring.length - 2
  return end > 0 && ring[0] === ring[end] && ring[1] === ring[end + 1] ? ring.subarray(0, end) : ring
}

class Input {
  private at = 0
  private readonly bytes: Uint8Array
  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }
  byte(): number {
    if (this.at >= this.bytes.length) throw new TwkbError(`${this.bytes.length} bytes end too early`)
    return this.bytes[this.at++]!
  }
  /** By multiplication: a shift would lose what is beyond 32 bits. */
  unsigned(): number {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte()
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
  }
}

/** Points are differences to the one before, through all parts of a geometry. */
class Pen {
  private x = 0
  private y = 0
  private readonly input: Input
  private readonly size: number
  constructor(input: Input, size: number) {
    this.input = input
    this.size = size
  }
  points(count: number): Int32Array {
    const points = new Int32Array(count * 2)
    for (let at = 0; at < points.length; at += 2) {
      points[at] = this.x += zigzag(this.input.unsigned())
      points[at + 1] = this.y += zigzag(this.input.unsigned())
      for (let more = 2; more < this.size; more++) this.input.unsigned()
    }
    return points
  }
}
