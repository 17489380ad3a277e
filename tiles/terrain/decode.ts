/** What a quantized-mesh tile holds, its positions as shares of the tile: u from west, v from south, 0 … 32767. */
export interface DecodedMesh {
  lowest: number
  highest: number
  u: Uint16Array
  v: Uint16Array
  /** metres */
  heights: Float64Array
  indices: Uint32Array
  /** vertices on the west, south, east and north edge */
  edges: number[][]
  /** unit normals in Earth-centred axes, three values a vertex */
  normals: Float64Array
}

/** Reads a tile of the format that `encodeQuantizedMesh` writes (unpacked). */
export function decodeQuantizedMesh(bytes: Buffer): DecodedMesh {
  const lowest = bytes.readFloatLE(24)
  const highest = bytes.readFloatLE(28)
  let at = 88
  const count = bytes.readUInt32LE(at)
  at += 4
  const column = () => {
    const values = new Uint16Array(count)
    let value = 0
    for (let index = 0; index < count; index++, at += 2) {
      const code = bytes.readUInt16LE(at)
      value += (code >> 1) ^ -(code & 1)
      values[index] = value
    }
    return values
  }
  const [u, v, h] = [column(), column(), column()]
  const list = () => {
    const length = bytes.readUInt32LE(at)
    at += 4
    return Array.from({ length }, () => {
      at += 2
      return bytes.readUInt16LE(at - 2)
    })
  }
  const length = bytes.readUInt32LE(at) * 3
  at += 4
  const indices = new Uint32Array(length)
  let highWaterMark = 0
  for (let index = 0; index < length; index++, at += 2) {
    const code = bytes.readUInt16LE(at)
    indices[index] = highWaterMark - code
    if (code === 0) highWaterMark++
  }
  const edges = [list(), list(), list(), list()]
  at += 5
  const normals = new Float64Array(count * 3)
  for (let index = 0; index < count; index++, at += 2) normals.set(octDecoded(bytes[at]!, bytes[at + 1]!), 3 * index)
  const heights = Float64Array.from(h, (value) => lowest + (value / 32767) * (highest - lowest))
  return { lowest, highest, u, v, heights, indices, edges, normals }
}

function octDecoded(a: number, b: number): number[] {
  let x = (a / 255) * 2 - 1
  let y = (b / 255) * 2 - 1
  const z = 1 - Math.abs(x) - Math.abs(y)
  if (z < 0) [x, y] = [(1 - Math.abs(y)) * Math.sign(x), (1 - Math.abs(x)) * Math.sign(y)]
  const length = Math.hypot(x, y, z)
  return [x / length, y / length, z / length]
}

/** Height of the mesh at a place given in u and v, or undefined between no triangle. */
export function heightOfMesh({ u, v, heights, indices }: DecodedMesh, x: number, y: number): number | undefined {
  for (let at = 0; at < indices.length; at += 3) {
    const [a, b, c] = [indices[at]!, indices[at + 1]!, indices[at + 2]!]
    const area = (u[b]! - u[a]!) * (v[c]! - v[a]!) - (u[c]! - u[a]!) * (v[b]! - v[a]!)
    const wb = ((x - u[a]!) * (v[c]! - v[a]!) - (u[c]! - u[a]!) * (y - v[a]!)) / area
    const wc = ((u[b]! - u[a]!) * (y - v[a]!) - (x - u[a]!) * (v[b]! - v[a]!)) / area
    if (wb >= -1e-9 && wc >= -1e-9 && wb + wc <= 1 + 1e-9) return heights[a]! * (1 - wb - wc) + heights[b]! * wb + heights[c]! * wc
  }
  return undefined
}
