import { earthCentred, localFrame, meridianOf, parallelOf, place, type Triple } from '../ellipsoid.ts'
import type { Bounds, HeightLevel } from '../heights.ts'
import { extrudeHouse, MOST_RISE } from './extrude.ts'
import { Faces } from './faces.ts'
import { COMPONENT, GlbWriter } from './glb.ts'
import type { HouseColumns } from './houses.columns.ts'
import type { QuadNode } from './quadtree.ts'
import { HOUSE_SCHEMA, houseTable } from './schema.ts'
import { seatOn } from './seat.ts'
import { vertexOrder } from './vertex-order.ts'

/** Positions are whole multiples of this, metres, as long as 16 bits reach across the tile. */
const POSITION_STEP = 1 / 16
const EXTENSIONS = ['EXT_meshopt_compression', 'KHR_mesh_quantization']

export interface HouseTile {
  glb: Buffer
  /** metres above the ellipsoid */
  lowest: number
  highest: number
}

const faces = new Faces()

/**
 * One tile of the quadtree as a binary glTF with one primitive; each house is a feature with its row in the property table.
 * @param land heights on which the houses are seated
 */
export function houseTile(node: QuadNode, region: Bounds, houses: HouseColumns, land: HeightLevel): HouseTile {
  const { longitude, latitude } = nodeCentre(node, region)
  const frame = localFrame(longitude, latitude)
  const origin = earthCentred(longitude, latitude, 0)
  faces.clear()
  let lowest = Infinity
  let highest = -Infinity
  node.houses.forEach((house, feature) => {
    const corners = houses.corners.subarray(2 * houses.starts[house]!, 2 * houses.starts[house + 1]!)
    const { foot, floor } = seatOn(land, corners)
    const { ring, drop } = inTilePlane(corners, floor, frame, origin)
    const height = houses.heights[house]!
    extrudeHouse(
      {
        ring,
        foot: foot - drop,
        floor: floor - drop,
        height,
        roof: houses.roofs[house]!,
        structure: houses.structures[house]!,
        number: houses.ids[house]!,
      },
      feature,
      faces,
    )
    lowest = Math.min(lowest, foot)
    highest = Math.max(highest, floor + height + MOST_RISE / 2)
  })
  return { glb: writeGlb(node, houses, frame, origin), lowest, highest }
}

function nodeCentre({ level, x, y }: QuadNode, { west, south, east, north }: Bounds) {
  const across = 2 ** level
  return { longitude: west + ((x + 0.5) / across) * (east - west), latitude: south + ((y + 0.5) / across) * (north - south) }
}

/** A house's corners in the tile's east-north plane, and how far the Earth has curved away below the plane there, metres. */
function inTilePlane(corners: Float64Array, height: number, frame: LocalFrame, origin: Triple) {
  const ring: number[] = []
  let drop = 0
  for (let at = 0; at < corners.length; at += 2) {
    place(meridianOf(corners[at]!), parallelOf(corners[at + 1]!), height, point)
    const [x, y, z] = [point[0] - origin[0], point[1] - origin[1], point[2] - origin[2]]
    ring.push(dot(frame.east, x, y, z), dot(frame.north, x, y, z))
    drop = height - dot(frame.up, x, y, z)
  }
  return { ring, drop }
}

const point: Triple = [0, 0, 0]
type LocalFrame = ReturnType<typeof localFrame>
const dot = (axis: Triple, x: number, y: number, z: number) => axis[0] * x + axis[1] * y + axis[2] * z

function writeGlb(node: QuadNode, houses: HouseColumns, frame: LocalFrame, origin: Triple): Buffer {
  const writer = new GlbWriter()
  const count = faces.vertexCount
  const { quantised, low, step, most } = quantise(faces.positions.subarray(0, 3 * count))
  const order = vertexOrder(quantised, faces.features, count)
  const attributes = {
    POSITION: writer.addAttribute(reordered(quantised, order, 4), 8, {
      componentType: COMPONENT.unsignedShort,
      count,
      type: 'VEC3',
      min: [0, 0, 0],
      max: most,
    }),
    // Few different values in a row: gzip does better on these than the vertex compressor.
    COLOR_0: writer.addPlainAttribute(reordered(faces.colors, order, 4), 4, {
      componentType: COMPONENT.unsignedByte,
      normalized: true,
      count,
      type: 'VEC4',
    }),
    _FEATURE_ID_0: writer.addAttribute(featureIds(order), 4, { componentType: COMPONENT.unsignedShort, count, type: 'SCALAR' }),
  }
  const indices = writer.addTriangles(renumbered(faces.indices.subarray(0, faces.indexCount), order))
  const featureIdSet = { featureCount: node.houses.length, attribute: 0, propertyTable: 0 }
  return writer.finish({
    asset: { version: '2.0', generator: 'yitu' },
    extensionsUsed: [...EXTENSIONS, 'KHR_materials_unlit', 'EXT_mesh_features', 'EXT_structural_metadata'],
    extensionsRequired: EXTENSIONS,
    extensions: { EXT_structural_metadata: { schema: HOUSE_SCHEMA, propertyTables: [houseTable(node.houses, houses, writer)] } },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [
      { matrix: placement(frame, origin), children: [1] },
      { mesh: 0, translation: low, scale: [step, step, step] },
    ],
    meshes: [{ primitives: [{ attributes, indices, material: 0, extensions: { EXT_mesh_features: { featureIds: [featureIdSet] } } }] }],
    // Lit already, as the map is: a light of the viewer's own would contradict it.
    materials: [{ pbrMetallicRoughness: { metallicFactor: 0, roughnessFactor: 1 }, extensions: { KHR_materials_unlit: {} } }],
  })
}

/** Positions as 16-bit multiples of a step above the smallest, four values a vertex for alignment. */
function quantise(positions: Float32Array) {
  const low = [Infinity, Infinity, Infinity]
  const high = [-Infinity, -Infinity, -Infinity]
  for (let at = 0; at < positions.length; at++) {
    const axis = at % 3
    if (positions[at]! < low[axis]!) low[axis] = positions[at]!
    if (positions[at]! > high[axis]!) high[axis] = positions[at]!
  }
  const step = Math.max(POSITION_STEP, ...high.map((value, axis) => (value - low[axis]!) / 0xffff))
  const quantised = new Uint16Array((positions.length / 3) * 4)
  const most = [0, 0, 0]
  for (let at = 0; at < positions.length; at++) {
    const axis = at % 3
    const value = Math.min(0xffff, Math.round((positions[at]! - low[axis]!) / step))
    quantised[((at - axis) / 3) * 4 + axis] = value
    if (value > most[axis]!) most[axis] = value
  }
  return { quantised, low, step, most }
}

function reordered<T extends Uint16Array | Uint8Array>(values: T, order: Uint32Array, size: number): T {
  const kind = values.constructor as new (length: number) => T
  const result = new kind(order.length * size)
  for (let place = 0; place < order.length; place++)
    for (let part = 0; part < size; part++) result[place * size + part] = values[order[place]! * size + part]!
  return result
}

/** Two bytes a vertex and two for alignment. */
function featureIds(order: Uint32Array): Uint16Array {
  const ids = new Uint16Array(2 * order.length)
  for (let place = 0; place < order.length; place++) ids[2 * place] = faces.features[order[place]!]!
  return ids
}

function renumbered(triangles: Uint32Array, order: Uint32Array): Uint16Array | Uint32Array {
  const places = new Uint32Array(order.length)
  order.forEach((vertex, place) => (places[vertex] = place))
  const indices = order.length > 0xffff ? new Uint32Array(triangles.length) : new Uint16Array(triangles.length)
  for (let corner = 0; corner < triangles.length; corner++) indices[corner] = places[triangles[corner]!]!
  return indices
}

/** glTF is y up, tiles are z up: turned by the reader, so turned back here around the move from the tile's plane to the Earth. */
function placement({ east, north, up }: LocalFrame, origin: Triple): number[] {
  const turned = ([x, y, z]: Triple) => [x, z, -y]
  const south: Triple = [-north[0], -north[1], -north[2]]
  return [...turned(east), 0, ...turned(up), 0, ...turned(south), 0, ...turned(origin), 1]
}
