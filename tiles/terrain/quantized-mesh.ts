import { earthCentred, localFrame, meridianOf, parallelOf, place, SEMI_MAJOR, SEMI_MINOR, type Triple } from '../ellipsoid.ts'
import type { Bounds } from '../heights.ts'
import { CELLS, type TerrainMesh } from './mesh.ts'

/** Largest quantised coordinate. */
const MOST = 32_767
const HEADER_BYTES = 88
const OCT_NORMALS = 1
/** Extension header: id byte and length. */
const EXTENSION_BYTES = 5

/**
 * Encodes a mesh as quantized-mesh 1.0 with octvertexnormals.
 * https://github.com/CesiumGS/quantized-mesh
 */
export function encodeQuantizedMesh(mesh: TerrainMesh, rectangle: Bounds): Buffer {
  const { order, indices } = byFirstUse(mesh)
  const count = order.length
  const { lowest, highest } = range(mesh.heights)
  const positions = earthPositions(mesh, order, rectangle)

  const u = new Uint16Array(count)
  const v = new Uint16Array(count)
  const h = new Uint16Array(count)
  const scale = highest > lowest ? MOST / (highest - lowest) : 0
  for (let index = 0; index < count; index++) {
    const vertex = order[index]!
    u[index] = Math.round((mesh.columns[vertex]! / CELLS) * MOST)
    v[index] = Math.round((1 - mesh.rows[vertex]! / CELLS) * MOST)
    h[index] = Math.round((mesh.heights[vertex]! - lowest) * scale)
  }
  // In the order of the format: west, south, east, north.
  const edges = [edge(u, 0), edge(v, 0), edge(u, MOST), edge(v, MOST)]

  const edgeBytes = edges.reduce((sum, vertices) => sum + 4 + vertices.length * 2, 0)
  const size = HEADER_BYTES + 4 + count * 6 + 4 + indices.length * 2 + edgeBytes + EXTENSION_BYTES + count * 2
  const bytes = new DataView(new ArrayBuffer(size))
  let at = writeHeader(bytes, positions, rectangle, lowest, highest)
  at = writeNumber(bytes, count, at)
  for (const values of [u, v, h]) at = writeDeltas(bytes, values, at)
  at = writeNumber(bytes, indices.length / 3, at)
  at = writeHighWaterMark(bytes, indices, at)
  for (const vertices of edges) {
    at = writeNumber(bytes, vertices.length, at)
    for (let index = 0; index < vertices.length; index++, at += 2) bytes.setUint16(at, vertices[index]!, true)
  }
  bytes.setUint8(at, OCT_NORMALS)
  at = writeNumber(bytes, count * 2, at + 1)
  writeNormals(bytes, mesh, order, rectangle, at)
  return Buffer.from(bytes.buffer)
}

function writeNumber(bytes: DataView, value: number, at: number): number {
  bytes.setUint32(at, value, true)
  return at + 4
}

/** The index code wants vertices numbered in the order in which triangles first use them. */
function byFirstUse({ heights, triangles }: TerrainMesh): { order: Uint16Array; indices: Uint16Array } {
  const numbers = new Int32Array(heights.length).fill(-1)
  const order = new Uint16Array(heights.length)
  const indices = new Uint16Array(triangles.length)
  let count = 0
  for (let corner = 0; corner < triangles.length; corner++) {
    const vertex = triangles[corner]!
    if (numbers[vertex]! < 0) {
      numbers[vertex] = count
      order[count++] = vertex
    }
    indices[corner] = numbers[vertex]!
  }
  return { order: order.subarray(0, count), indices }
}

function range(heights: Float32Array): { lowest: number; highest: number } {
  let lowest = Infinity
  let highest = -Infinity
  for (const height of heights) {
    if (height < lowest) lowest = height
    if (height > highest) highest = height
  }
  return { lowest, highest }
}

/** Vertices stand on a grid: sines and roots are taken once a row and once a column. */
function earthPositions(mesh: TerrainMesh, order: Uint16Array, { west, south, east, north }: Bounds): Float64Array {
  const meridians = Array.from({ length: CELLS + 1 }, (_, column) => meridianOf(west + (column / CELLS) * (east - west)))
  const parallels = Array.from({ length: CELLS + 1 }, (_, row) => parallelOf(north - (row / CELLS) * (north - south)))
  const positions = new Float64Array(order.length * 3)
  for (let index = 0, at = 0; index < order.length; index++, at += 3) {
    const vertex = order[index]!
    place(meridians[mesh.columns[vertex]!]!, parallels[mesh.rows[vertex]!]!, mesh.heights[vertex]!, positions, at)
  }
  return positions
}

function edge(coordinates: Uint16Array, value: number): number[] {
  const vertices: number[] = []
  for (let vertex = 0; vertex < coordinates.length; vertex++) if (coordinates[vertex] === value) vertices.push(vertex)
  return vertices
}

function writeHeader(bytes: DataView, positions: Float64Array, rectangle: Bounds, lowest: number, highest: number): number {
  const centre = earthCentred((rectangle.west + rectangle.east) / 2, (rectangle.south + rectangle.north) / 2, (lowest + highest) / 2)
  const { middle, radius } = boundingSphere(positions)
  let at = 0
  for (const value of centre) at = writeDouble(bytes, value, at)
  bytes.setFloat32(at, lowest, true)
  bytes.setFloat32(at + 4, highest, true)
  at += 8
  for (const value of [...middle, radius, ...horizonPoint(positions, middle)]) at = writeDouble(bytes, value, at)
  return at
}

function writeDouble(bytes: DataView, value: number, at: number): number {
  bytes.setFloat64(at, value, true)
  return at + 8
}

/** Sphere round the middle of the box; a little larger than the smallest one. */
function boundingSphere(positions: Float64Array): { middle: Triple; radius: number } {
  const low = [Infinity, Infinity, Infinity]
  const high = [-Infinity, -Infinity, -Infinity]
  for (let axis = 0; axis < 3; axis++)
    for (let at = axis; at < positions.length; at += 3) {
      const value = positions[at]!
      if (value < low[axis]!) low[axis] = value
      if (value > high[axis]!) high[axis] = value
    }
  const middle: Triple = [(low[0]! + high[0]!) / 2, (low[1]! + high[1]!) / 2, (low[2]! + high[2]!) / 2]
  let farthest = 0
  for (let at = 0; at < positions.length; at += 3) {
    const [x, y, z] = [positions[at]! - middle[0], positions[at + 1]! - middle[1], positions[at + 2]! - middle[2]]
    farthest = Math.max(farthest, x * x + y * y + z * z)
  }
  return { middle, radius: Math.sqrt(farthest) }
}

/**
 * The point that is below the horizon only when the whole tile is, in coordinates scaled by the ellipsoid's axes.
 * K. Ring, "Horizon Culling", 2013; same as EllipsoidalOccluder.computeHorizonCullingPoint in Cesium.
 */
function horizonPoint(positions: Float64Array, middle: Triple): Triple {
  const axes = [SEMI_MAJOR, SEMI_MAJOR, SEMI_MINOR]
  const scaled = middle.map((value, axis) => value / axes[axis]!)
  const length = Math.hypot(...scaled)
  const direction = scaled.map((value) => value / length) as Triple
  let magnitude = 1
  for (let at = 0; at < positions.length; at += 3) {
    const x = positions[at]! / SEMI_MAJOR
    const y = positions[at + 1]! / SEMI_MAJOR
    const z = positions[at + 2]! / SEMI_MINOR
    const distance = Math.sqrt(x * x + y * y + z * z)
    const cosAlpha = Math.min(1, (x * direction[0] + y * direction[1] + z * direction[2]) / distance)
    const sinAlpha = Math.sqrt(1 - cosAlpha * cosAlpha)
    const cosBeta = 1 / Math.max(1, distance)
    const sinBeta = Math.sqrt(1 - cosBeta * cosBeta)
    const cosine = cosAlpha * cosBeta - sinAlpha * sinBeta
    // A quarter of the globe has no such point: so far out that it never hides the tile.
    magnitude = Math.max(magnitude, cosine > 1e-3 ? 1 / cosine : 1e3)
  }
  return [direction[0] * magnitude, direction[1] * magnitude, direction[2] * magnitude]
}

function writeDeltas(bytes: DataView, values: Uint16Array, at: number): number {
  let previous = 0
  for (let index = 0; index < values.length; index++, at += 2) {
    const delta = values[index]! - previous
    bytes.setUint16(at, (delta << 1) ^ (delta >> 31), true)
    previous = values[index]!
  }
  return at
}

function writeHighWaterMark(bytes: DataView, indices: Uint16Array, at: number): number {
  let highest = 0
  for (let corner = 0; corner < indices.length; corner++, at += 2) {
    const index = indices[corner]!
    bytes.setUint16(at, highest - index, true)
    if (index === highest) highest++
  }
  return at
}

/** Normals in Earth-centred axes, two bytes each (Cigolle et al. 2014, oct encoding). */
function writeNormals(bytes: DataView, mesh: TerrainMesh, order: Uint16Array, { west, south, east, north }: Bounds, at: number): void {
  const coarse = north - south > 1
  let frame = localFrame((west + east) / 2, (south + north) / 2)
  for (const vertex of order) {
    // Small tiles have one frame: within a degree the turn is below what a byte resolves on gentle land.
    if (coarse)
      frame = localFrame(west + (mesh.columns[vertex]! / CELLS) * (east - west), north - (mesh.rows[vertex]! / CELLS) * (north - south))
    const [e, n, u] = [mesh.normals[3 * vertex]!, mesh.normals[3 * vertex + 1]!, mesh.normals[3 * vertex + 2]!]
    const x = frame.east[0] * e + frame.north[0] * n + frame.up[0] * u
    const y = frame.east[1] * e + frame.north[1] * n + frame.up[1] * u
    const z = frame.east[2] * e + frame.north[2] * n + frame.up[2] * u
    const sum = Math.abs(x) + Math.abs(y) + Math.abs(z)
    let octX = x / sum
    let octY = y / sum
    if (z < 0) [octX, octY] = [(1 - Math.abs(octY)) * (octX < 0 ? -1 : 1), (1 - Math.abs(octX)) * (octY < 0 ? -1 : 1)]
    bytes.setUint8(at++, Math.round((octX * 0.5 + 0.5) * 255))
    bytes.setUint8(at++, Math.round((octY * 0.5 + 0.5) * 255))
  }
}
