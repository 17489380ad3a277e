import { brightnessOf, type Shades } from './house.colors.ts'

/** Steps of brightness that a wall loses down to its foot. */
const FOOT_SHADE = 9

/** Plane faces of many houses with the light on them, in one set of growing arrays. Axes as in glTF: x east, y up, z south. */
export class Faces {
  vertexCount = 0
  indexCount = 0
  positions = new Float32Array(3 * 4096)
  colors = new Uint8Array(4 * 4096)
  features = new Uint16Array(4096)
  indices = new Uint32Array(8192)

  clear(): void {
    this.vertexCount = 0
    this.indexCount = 0
  }

  /**
   * A convex face as a fan.
   * @param points x (east), y (north), z (up) triples, counter-clockwise seen from outside
   * @param foot corners down there are darker: what stands on the ground is less lit near it
   */
  addConvex(points: readonly number[], shades: Shades, feature: number, foot = -Infinity): void {
    const first = this.#addVertices(points, shades, feature, foot)
    for (let corner = 2; corner < points.length / 3; corner++) this.#addTriangle(first, first + corner - 1, first + corner)
  }

  /** Any plane face with its triangles given as indices of its own points. */
  addTriangulated(points: readonly number[], triangles: readonly number[], shades: Shades, feature: number): void {
    const first = this.#addVertices(points, shades, feature, -Infinity)
    for (let at = 0; at < triangles.length; at += 3)
      this.#addTriangle(first + triangles[at]!, first + triangles[at + 1]!, first + triangles[at + 2]!)
  }

  #addVertices(points: readonly number[], shades: Shades, feature: number, foot: number): number {
    const first = this.vertexCount
    const count = points.length / 3
    while (first + count > this.features.length) this.#growVertices()
    const brightness = brightnessOf(...normalOf(points))
    for (let corner = 0; corner < count; corner++) {
      const vertex = this.vertexCount++
      const up = points[3 * corner + 2]!
      this.positions[3 * vertex] = points[3 * corner]!
      this.positions[3 * vertex + 1] = up
      this.positions[3 * vertex + 2] = -points[3 * corner + 1]!
      const shade = 4 * Math.max(0, up <= foot ? brightness - FOOT_SHADE : brightness)
      for (let channel = 0; channel < 4; channel++) this.colors[4 * vertex + channel] = shades[shade + channel]!
      this.features[vertex] = feature
    }
    return first
  }

  #addTriangle(a: number, b: number, c: number): void {
    if (this.indexCount + 3 > this.indices.length) this.indices = doubled(this.indices)
    this.indices[this.indexCount++] = a
    this.indices[this.indexCount++] = b
    this.indices[this.indexCount++] = c
  }

  #growVertices(): void {
    this.positions = doubled(this.positions)
    this.colors = doubled(this.colors)
    this.features = doubled(this.features)
  }
}

/** Newell's method: holds for concave faces too. */
function normalOf(points: readonly number[]): [number, number, number] {
  let [x, y, z] = [0, 0, 0]
  for (let at = 0; at < points.length; at += 3) {
    const next = (at + 3) % points.length
    x += (points[at + 1]! - points[next + 1]!) * (points[at + 2]! + points[next + 2]!)
    y += (points[at + 2]! - points[next + 2]!) * (points[at]! + points[next]!)
    z += (points[at]! - points[next]!) * (points[at + 1]! + points[next + 1]!)
  }
  const length = Math.hypot(x, y, z) || 1
  return [x / length, y / length, z / length]
}

function doubled<T extends Float32Array | Uint8Array | Uint16Array | Uint32Array>(column: T): T {
  const grown = new (column.constructor as new (length: number) => T)(column.length * 2)
  grown.set(column)
  return grown
}
