import { PbfWriter } from 'pbf'
import { doubleArea, type Shape, type TileFeature } from './shape.ts'

/** Tile coordinates a side. */
export const EXTENT = 4096
const TYPES = { point: 1, line: 2, polygon: 3 } as const
const MOVE = 1
const LINE = 2
const CLOSE = 15

/**
 * Writes one layer as a Mapbox Vector Tile 2.1: features in the order given, so that the same rows are the same bytes.
 * Source: github.com/mapbox/vector-tile-spec/tree/master/2.1
 */
export function writeTile(name: string, features: Iterable<TileFeature>): Buffer {
  const pbf = new PbfWriter(new Uint8Array(1 << 16))
  pbf.writeMessage(3, writeLayer, { name, features })
  return Buffer.from(pbf.finish())
}

function writeLayer({ name, features }: { name: string; features: Iterable<TileFeature> }, pbf: PbfWriter): void {
  const keys = new Map<string, number>()
  const values = new Map<string | number | boolean, number>()
  pbf.writeTag(15, 0)
  pbf.writeVarint(2)
  pbf.writeTag(1, 2)
  pbf.writeString(name)
  for (const { id, shape, properties } of features) {
    const tags: number[] = []
    for (const [key, value] of Object.entries(properties))
      if (value !== null) tags.push(indexIn(keys, key), indexIn(values, Object.is(value, -0) ? 0 : value))
    pbf.writeMessage(2, writeFeature, { id, type: TYPES[shape.type], tags, commands: commandsOf(shape) })
  }
  for (const key of keys.keys()) {
    pbf.writeTag(3, 2)
    pbf.writeString(key)
  }
  for (const value of values.keys()) pbf.writeMessage(4, writeValue, value)
  pbf.writeTag(5, 0)
  pbf.writeVarint(EXTENT)
}

function indexIn<Key>(known: Map<Key, number>, key: Key): number {
  let index = known.get(key)
  if (index === undefined) known.set(key, (index = known.size))
  return index
}

interface Encoded {
  id: number
  type: number
  tags: number[]
  commands: number[]
}

function writeFeature({ id, type, tags, commands }: Encoded, pbf: PbfWriter): void {
  pbf.writeTag(1, 0)
  pbf.writeVarint(id)
  pbf.writePackedVarint(2, tags)
  pbf.writeTag(3, 0)
  pbf.writeVarint(type)
  pbf.writePackedVarint(4, commands)
}

/** Zigzag doubles an integer: below it, readers with 53 bits would come out somewhere else. */
const LEAST_INTEGER = -(2 ** 52)

function writeValue(value: string | number | boolean, pbf: PbfWriter): void {
  if (typeof value === 'string') {
    pbf.writeTag(1, 2)
    pbf.writeString(value)
  } else if (typeof value === 'boolean') {
    pbf.writeTag(7, 0)
    pbf.writeBoolean(value)
  } else if (!Number.isSafeInteger(value) || value < LEAST_INTEGER) {
    pbf.writeTag(3, 1)
    pbf.writeDouble(value)
  } else if (value >= 0) {
    pbf.writeTag(5, 0)
    pbf.writeVarint(value)
  } else {
    pbf.writeTag(6, 0)
    pbf.writeSVarint(value)
  }
}

function commandsOf(shape: Shape): number[] {
  const pen = new Pen()
  if (shape.type === 'point') pen.draw(shape.points, MOVE)
  else if (shape.type === 'line') for (const line of shape.lines) pen.path(distinct(line))
  else for (const rings of shape.polygons) rings.forEach((ring, index) => pen.ring(ring, index === 0))
  return pen.commands
}

class Pen {
  readonly commands: number[] = []
  private x = 0
  private y = 0

  draw(points: Int32Array, command: number, from = 0): void {
    this.commands.push(((points.length - from) / 2) * 8 + command)
    for (let at = from; at < points.length; at += 2) {
      const dx = points[at]! - this.x
      const dy = points[at + 1]! - this.y
      this.commands.push(dx < 0 ? -2 * dx - 1 : 2 * dx, dy < 0 ? -2 * dy - 1 : 2 * dy)
      this.x = points[at]!
      this.y = points[at + 1]!
    }
  }

  path(points: Int32Array): void {
    this.draw(points.subarray(0, 2), MOVE)
    this.draw(points, LINE, 2)
  }

  /** Outer rings run clockwise on the screen, holes the other way; a hole without area is left out, an outer ring never. */
  ring(points: Int32Array, outer: boolean): void {
    const shown = distinct(points)
    const area = doubleArea(shown)
    if (area === 0 && !outer) return
    this.path(area === 0 ? dotAt(shown[0]!, shown[1]!) : area > 0 === outer ? shown : reversed(shown))
    this.commands.push(CLOSE)
  }
}

/** The smallest triangle: a polygon that is too small for the tile's grid is still there to be found. */
const dotAt = (x: number, y: number) => Int32Array.of(x, y, x + 1, y, x, y + 1)

/** Without points that repeat the one before; a line keeps two. */
function distinct(points: Int32Array): Int32Array {
  const kept = points.slice()
  let end = 2
  for (let at = 2; at < points.length; at += 2) {
    if (points[at] === kept[end - 2] && points[at + 1] === kept[end - 1] && !(end === 2 && at === points.length - 2)) continue
    kept[end++] = points[at]!
    kept[end++] = points[at + 1]!
  }
  return kept.subarray(0, end)
}

function reversed(points: Int32Array): Int32Array {
  const turned = new Int32Array(points.length)
  for (let at = 0; at < points.length; at += 2) {
    turned[points.length - 2 - at] = points[at]!
    turned[points.length - 1 - at] = points[at + 1]!
  }
  return turned
}
