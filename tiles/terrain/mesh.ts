import Martini from '@mapbox/martini'
import { groundHeight, heightAt, levelFor, type HeightPyramid } from '../heights.ts'
import { tileDegrees, tileRectangle, type TerrainTile } from './terrain.tiles.ts'

/** Cells along a tile's side. */
export const CELLS = 64
const GRID = CELLS + 1
/** The grid with a ring of neighbours around it, from which normals are taken. */
const RING = GRID + 2

/** A tile's surface as a triangulated grid; positions run 0 … 64 from its west and north edges. */
export interface TerrainMesh {
  columns: Uint16Array
  rows: Uint16Array
  /** metres above the ellipsoid */
  heights: Float32Array
  /** unit normals in the local frame: east, north, up */
  normals: Float32Array
  /** counter-clockwise seen from above */
  triangles: Uint32Array
}

/** Geometric error in metres that Cesium assumes of level 0 of this scheme with 65 samples a side; half of it at each level below. */
const LEVEL_ZERO_ERROR = 77_067
/** A mesh may be off by this share of what Cesium assumes, and need not be better than a metre. */
const ERROR_SHARE = 1 / 4
const FINEST_ERROR = 1

const METERS_PER_DEGREE = 111_320
/** One tile's room, used again for each: a new one would be gone through before its forced vertices are known. */
const rtin = new Martini(GRID).createTile(new Float32Array(GRID * GRID))

/** Meters by which a mesh of this level may leave the relief. */
export function meshError(z: number): number {
  return Math.max(FINEST_ERROR, (LEVEL_ZERO_ERROR / 2 ** z) * ERROR_SHARE)
}

/**
 * Triangulates one tile. Along a shared edge both neighbours follow the same line: it is simplified by itself, and a vertex
 * that only one of them has lies on it, so that there are no cracks within a level.
 */
export function terrainMesh(pyramid: HeightPyramid, tile: TerrainTile): TerrainMesh {
  const ring = sampleRing(pyramid, tile)
  const heights = new Float32Array(GRID * GRID)
  for (let row = 0; row < GRID; row++)
    for (let column = 0; column < GRID; column++) heights[row * GRID + column] = ring[(row + 1) * RING + column + 1]!

  const maxError = meshError(tile.z)
  const stride = coarsestStride(tile.z)
  const forced: number[] = []
  for (const [start, step] of [
    [0, 1],
    [CELLS * GRID, 1],
    [0, GRID],
    [CELLS, GRID],
  ] as const)
    // prettier-ignore
    forced.push(...straightenEdge(heights, start, step, maxError, stride))
  for (let row = 0; row < GRID; row += stride)
    for (let column = 0; column < GRID; column += stride) if (stride < CELLS) forced.push(row * GRID + column)

  rtin.terrain = heights
  rtin.errors.fill(0)
  for (const index of forced) rtin.errors[index] = Infinity
  rtin.update()
  const { vertices, triangles } = rtin.getMesh(maxError)
  return { ...vertexArrays(vertices, heights, ring, tile), triangles }
}

/** Coarse tiles are bent by the Earth's curve, which heights above the ellipsoid do not show: they keep a vertex every so many cells. */
function coarsestStride(z: number): number {
  if (z < 6) return 4
  return z < 10 ? 8 : CELLS
}

function sampleRing(pyramid: HeightPyramid, tile: TerrainTile): Float32Array {
  const size = tileDegrees(tile.z)
  const { west, north } = tileRectangle(tile)
  const cell = size / CELLS
  const levelIndex = levelFor(pyramid, cell)
  const level = pyramid.levels[levelIndex]!
  const { bounds } = pyramid
  const inside =
    west - cell >= bounds.west && west + size + cell <= bounds.east && north + cell <= bounds.north && north - size - cell >= bounds.south
  const ring = new Float32Array(RING * RING)
  for (let row = 0; row < RING; row++) {
    const latitude = Math.min(90, Math.max(-90, north - ((row - 1) * size) / CELLS))
    for (let column = 0; column < RING; column++) {
      const longitude = west + ((column - 1) * size) / CELLS
      ring[row * RING + column] = inside ? heightAt(level, longitude, latitude) : groundHeight(pyramid, levelIndex, longitude, latitude)
    }
  }
  return ring
}

/**
 * Simplifies the heights along one edge by halving, in place: what is left out is put onto the line between its neighbours.
 * Gives the indices that were kept.
 */
function straightenEdge(heights: Float32Array, start: number, step: number, maxError: number, stride: number): number[] {
  const at = (position: number) => start + position * step
  const kept: number[] = []
  /** Largest error of leaving out the middle of a stretch and everything below it. */
  const errorOf = (from: number, to: number): number => {
    if (to - from < 2) return 0
    const middle = (from + to) >> 1
    const own = Math.abs(heights[at(middle)]! - (heights[at(from)]! + heights[at(to)]!) / 2)
    return Math.max(own, errorOf(from, middle), errorOf(middle, to), middle % stride === 0 ? Infinity : 0)
  }
  const walk = (from: number, to: number): void => {
    if (to - from < 2) return
    if (errorOf(from, to) > maxError) {
      const middle = (from + to) >> 1
      kept.push(at(middle))
      walk(from, middle)
      walk(middle, to)
      return
    }
    const first = heights[at(from)]!
    const rise = (heights[at(to)]! - first) / (to - from)
    for (let position = from + 1; position < to; position++) heights[at(position)] = first + rise * (position - from)
  }
  walk(0, CELLS)
  return kept
}

function vertexArrays(vertices: Uint16Array, grid: Float32Array, ring: Float32Array, tile: TerrainTile): Omit<TerrainMesh, 'triangles'> {
  const count = vertices.length / 2
  const columns = new Uint16Array(count)
  const rows = new Uint16Array(count)
  const heights = new Float32Array(count)
  const normals = new Float32Array(count * 3)
  const size = tileDegrees(tile.z)
  const { north } = tileRectangle(tile)
  const northMeters = ((2 * size) / CELLS) * METERS_PER_DEGREE
  for (let index = 0; index < count; index++) {
    const column = vertices[2 * index]!
    const row = vertices[2 * index + 1]!
    columns[index] = column
    rows[index] = row
    heights[index] = grid[row * GRID + column]!
    // From the relief, not from the mesh: neighbours agree and shading has no seams.
    const middle = (row + 1) * RING + column + 1
    const latitude = ((north - (row * size) / CELLS) * Math.PI) / 180
    const eastMeters = northMeters * Math.max(0.01, Math.cos(latitude))
    const east = (ring[middle - 1]! - ring[middle + 1]!) / eastMeters
    const up = (ring[middle + RING]! - ring[middle - RING]!) / northMeters
    const length = Math.sqrt(east * east + up * up + 1)
    normals[3 * index] = east / length
    normals[3 * index + 1] = up / length
    normals[3 * index + 2] = 1 / length
  }
  return { columns, rows, heights, normals }
}
