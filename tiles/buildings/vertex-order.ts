/**
 * An order of vertices in which neighbours share coordinates, as the compressor likes it: house by house, corner by corner,
 * up one corner and down the next. Gives for each new place the old index.
 * @param positions x, y, z and one spare value a vertex
 * @param features one a vertex, ascending
 */
export function vertexOrder(positions: Uint16Array, features: Uint16Array, count: number): Uint32Array {
  const order = new Uint32Array(count)
  let first = 0
  while (first < count) {
    let end = first + 1
    while (end < count && features[end] === features[first]) end++
    orderHouse(positions, first, end, order)
    first = end
  }
  return order
}

function orderHouse(positions: Uint16Array, first: number, end: number, order: Uint32Array): void {
  const corners = new Map<number, number[]>()
  for (let vertex = first; vertex < end; vertex++) {
    const corner = positions[4 * vertex]! * 0x10000 + positions[4 * vertex + 2]!
    const known = corners.get(corner)
    if (known) known.push(vertex)
    else corners.set(corner, [vertex])
  }
  let place = first
  let up = 1
  for (const vertices of corners.values()) {
    vertices.sort((a, b) => up * (positions[4 * a + 1]! - positions[4 * b + 1]!) || a - b)
    for (const vertex of vertices) order[place++] = vertex
    up = -up
  }
}
