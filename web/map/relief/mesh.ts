/** One tile of the relief as it is drawn: a mesh of triangles over a rectangle of degrees. */
export interface ReliefMesh {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
  /** Corners as shares of the tile from west and from south, 0 … 32767. */
  readonly u: Uint16Array
  readonly v: Uint16Array
  /** metres */
  readonly heights: Float32Array
  readonly triangles: Uint32Array
}

const MOST = 32_767
const HEADER_BYTES = 88
/** From so many vertices on, indices take four bytes. */
const WIDE_FROM = 65_536

/**
 * Reads a quantized-mesh 1.0 tile, unpacked; edges and normals are left out. https://github.com/CesiumGS/quantized-mesh
 * @throws RangeError when the bytes end too early
 */
export function decodeMesh(bytes: ArrayBuffer, bounds: Pick<ReliefMesh, 'west' | 'south' | 'east' | 'north'>): ReliefMesh {
  const view = new DataView(bytes)
  const lowest = view.getFloat32(24, true)
  const highest = view.getFloat32(28, true)
  const count = view.getUint32(HEADER_BYTES, true)
  let at = HEADER_BYTES + 4
  const column = () => {
    const values = new Uint16Array(count)
    let value = 0
    for (let index = 0; index < count; index++, at += 2) {
      const code = view.getUint16(at, true)
      value += (code >> 1) ^ -(code & 1)
      values[index] = value
    }
    return values
  }
  const [u, v, h] = [column(), column(), column()]
  const wide = count > WIDE_FROM
  if (wide) at = Math.ceil(at / 4) * 4
  const triangles = new Uint32Array(view.getUint32(at, true) * 3)
  at += 4
  let next = 0
  for (let index = 0; index < triangles.length; index++, at += wide ? 4 : 2) {
    const code = wide ? view.getUint32(at, true) : view.getUint16(at, true)
    triangles[index] = next - code
    if (code === 0) next++
  }
  const heights = Float32Array.from(h, (value) => lowest + (value / MOST) * (highest - lowest))
  return { ...bounds, u, v, heights, triangles }
}

/** Cells a side in which triangles are looked up. */
const CELLS = 32
const SPAN = (MOST + 1) / CELLS

/** Finds heights on a mesh. */
export class MeshHeights {
  readonly mesh: ReliefMesh
  private readonly starts = new Uint32Array(CELLS * CELLS + 1)
  private readonly members: Uint32Array

  /** Two passes: count the triangles that touch each cell, then fill. */
  constructor(mesh: ReliefMesh) {
    this.mesh = mesh
    this.eachCell((cell) => this.starts[cell + 1]!++)
    for (let cell = 0; cell < CELLS * CELLS; cell++) this.starts[cell + 1]! += this.starts[cell]!
    this.members = new Uint32Array(this.starts.at(-1)!)
    const next = this.starts.slice(0, -1)
    this.eachCell((cell, triangle) => {
      this.members[next[cell]!++] = triangle
    })
  }

  private eachCell(visit: (cell: number, triangle: number) => void): void {
    const { u, v, triangles } = this.mesh
    for (let triangle = 0; triangle < triangles.length; triangle += 3) {
      const [a, b, c] = [triangles[triangle]!, triangles[triangle + 1]!, triangles[triangle + 2]!]
      const [x0, x1] = [Math.min(u[a]!, u[b]!, u[c]!) / SPAN, Math.max(u[a]!, u[b]!, u[c]!) / SPAN]
      const [y0, y1] = [Math.min(v[a]!, v[b]!, v[c]!) / SPAN, Math.max(v[a]!, v[b]!, v[c]!) / SPAN]
      for (let y = Math.floor(y0); y <= y1; y++) for (let x = Math.floor(x0); x <= x1; x++) visit(y * CELLS + x, triangle)
    }
  }

  /** Height at a place on the tile, metres; NaN off it. */
  at(lon: number, lat: number): number {
    const { west, south, east, north, u, v, heights, triangles } = this.mesh
    const x = ((lon - west) / (east - west)) * MOST
    const y = ((lat - south) / (north - south)) * MOST
    if (!(x >= -1e-3 && y >= -1e-3 && x <= MOST + 1e-3 && y <= MOST + 1e-3)) return Number.NaN
    const clamp = (value: number) => Math.min(CELLS - 1, Math.max(0, Math.floor(value / SPAN)))
    const cell = clamp(y) * CELLS + clamp(x)
    let found = Number.NaN
    let outside = Infinity
    for (let index = this.starts[cell]!; index < this.starts[cell + 1]!; index++) {
      const triangle = this.members[index]!
      const [a, b, c] = [triangles[triangle]!, triangles[triangle + 1]!, triangles[triangle + 2]!]
      const [ax, ay] = [u[a]! - u[c]!, v[a]! - v[c]!]
      const [bx, by] = [u[b]! - u[c]!, v[b]! - v[c]!]
      const double = ax * by - bx * ay
      if (double === 0) continue
      const [px, py] = [x - u[c]!, y - v[c]!]
      const p = (px * by - bx * py) / double
      const q = (ax * py - px * ay) / double
      // Rounding may leave a point on an edge a hair outside both of its triangles: the nearer one has it.
      const beyond = Math.max(0, -p, -q, p + q - 1)
      if (beyond >= outside) continue
      outside = beyond
      found = heights[c]! + p * (heights[a]! - heights[c]!) + q * (heights[b]! - heights[c]!)
      if (beyond === 0) break
    }
    return found
  }
}
