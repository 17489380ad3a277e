import packaged from 'gcoord'
import type { Geometry, Position } from 'geojson'

/** The package's types describe its ES module; Node loads the CommonJS one, which is the object itself. */
const gcoord = packaged as unknown as typeof packaged.default

/** Offset coordinates of Chinese web maps: GCJ-02 (AMap, Tencent, DataV) and BD-09 (Baidu). */
export type OffsetName = 'gcj02' | 'bd09'

/** WGS-84 → offset, by the published formula. Degrees, lon lat. */
export function toOffset(name: OffsetName, at: Position): Position {
  return gcoord.transform([at[0]!, at[1]!], gcoord.WGS84, name === 'gcj02' ? gcoord.GCJ02 : gcoord.BD09)
}

/**
 * Offset → WGS-84. There is no inverse formula: the point is moved until its offset is the one given, to 1e-10°
 * (10 µm). The offset changes by under 1 % over its own length, so each round gains two digits.
 */
export function fromOffset(name: OffsetName, at: Position): Position {
  let lon = at[0]!
  let lat = at[1]!
  for (let round = 0; round < 20; round++) {
    const there = toOffset(name, [lon, lat])
    const east = at[0]! - there[0]!
    const north = at[1]! - there[1]!
    lon += east
    lat += north
    if (Math.abs(east) < 1e-10 && Math.abs(north) < 1e-10) break
  }
  return [lon, lat]
}

/** The same geometry with every position moved; heights are dropped. */
export function movePositions(geometry: Geometry, move: (at: Position) => Position): Geometry {
  if (geometry.type === 'GeometryCollection')
    return { type: geometry.type, geometries: geometry.geometries.map((part) => movePositions(part, move)) }
  return { ...geometry, coordinates: moveNested(geometry.coordinates, move) } as Geometry
}

type Nested = Position | Nested[]
function moveNested(coordinates: Nested, move: (at: Position) => Position): Nested {
  return typeof coordinates[0] === 'number'
    ? move(coordinates as Position)
    : (coordinates as Nested[]).map((inner) => moveNested(inner, move))
}
