import type { LineString, MultiPolygon, Point, Polygon, Position } from 'geojson'

/** EWKB (PostGIS): little-endian, the type's high bit 0x20000000 says that the SRID follows. */
const SRID = 4326
const SRID_FLAG = 0x20000000
const TYPES = { Point: 1, LineString: 2, Polygon: 3, MultiPolygon: 6 } as const

/** A geometry in lon, lat as EWKB hex with SRID 4326, as COPY and parameters of type geometry take it. */
export function wkbHex(geometry: Point | LineString | Polygon | MultiPolygon): string {
  switch (geometry.type) {
    case 'Point':
      return pointHex(geometry.coordinates)
    case 'LineString':
      return lineHex(geometry.coordinates)
    case 'Polygon':
      return polygonHex(geometry.coordinates)
    case 'MultiPolygon':
      return multiPolygonHex(geometry.coordinates)
  }
}

export function pointHex(position: Position): string {
  const bytes = Buffer.allocUnsafe(9 + 16)
  writePosition(bytes, writeHeader(bytes, 0, TYPES.Point, true), position)
  return bytes.toString('hex')
}

export function lineHex(line: readonly Position[]): string {
  const bytes = Buffer.allocUnsafe(9 + ringSize(line))
  writeRing(bytes, writeHeader(bytes, 0, TYPES.LineString, true), line)
  return bytes.toString('hex')
}

/** Rings closed: first position = last. */
export function polygonHex(rings: readonly (readonly Position[])[]): string {
  const bytes = Buffer.allocUnsafe(9 + ringsSize(rings))
  writeRings(bytes, writeHeader(bytes, 0, TYPES.Polygon, true), rings)
  return bytes.toString('hex')
}

export function multiPolygonHex(polygons: readonly (readonly (readonly Position[])[])[]): string {
  const size = polygons.reduce((sum, rings) => sum + 5 + ringsSize(rings), 9 + 4)
  const bytes = Buffer.allocUnsafe(size)
  let at = writeHeader(bytes, 0, TYPES.MultiPolygon, true)
  at = bytes.writeUInt32LE(polygons.length, at)
  for (const rings of polygons) at = writeRings(bytes, writeHeader(bytes, at, TYPES.Polygon, false), rings)
  return bytes.toString('hex')
}

const ringSize = (ring: readonly Position[]): number => 4 + ring.length * 16
const ringsSize = (rings: readonly (readonly Position[])[]): number => rings.reduce((sum, ring) => sum + ringSize(ring), 4)

function writeHeader(bytes: Buffer, at: number, type: number, withSrid: boolean): number {
  at = bytes.writeUInt8(1, at)
  at = bytes.writeUInt32LE((withSrid ? type | SRID_FLAG : type) >>> 0, at)
  return withSrid ? bytes.writeUInt32LE(SRID, at) : at
}

function writePosition(bytes: Buffer, at: number, position: Position): number {
  return bytes.writeDoubleLE(position[1]!, bytes.writeDoubleLE(position[0]!, at))
}

function writeRing(bytes: Buffer, at: number, ring: readonly Position[]): number {
  at = bytes.writeUInt32LE(ring.length, at)
  for (const position of ring) at = writePosition(bytes, at, position)
  return at
}

function writeRings(bytes: Buffer, at: number, rings: readonly (readonly Position[])[]): number {
  at = bytes.writeUInt32LE(rings.length, at)
  for (const ring of rings) at = writeRing(bytes, at, ring)
  return at
}
