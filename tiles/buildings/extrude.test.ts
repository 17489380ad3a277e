import { describe, expect, it } from 'vitest'
import { extrudeHouse, ROOF } from './extrude.ts'
import { Faces } from './faces.ts'

const FOOTPRINTS = {
  plain: [0, 0, 12, 0, 12, 8, 0, 8],
  ell: [0, 0, 14, 0, 14, 10, 9, 10, 9, 5, 0, 5],
  crooked: [0, 0, 10, 1, 9, 8, 1, 7],
  hexagon: [0, 0, 4, 0, 6, 3, 4, 6, 0, 6, -2, 3],
}
const HEIGHT = 6

describe.each(Object.entries(FOOTPRINTS))('a %s house', (_, ring) => {
  it.each(Object.entries(ROOF))('with a %s roof is closed from above and never faces down', (_, roof) => {
    const faces = new Faces()
    extrudeHouse({ ring, foot: -3, floor: 0, height: HEIGHT, roof, structure: 2, number: 1 }, 7, faces)
    let upward = 0
    let downward = 0
    for (let at = 0; at < faces.indexCount; at += 3) {
      const corner = (index: number) => Array.from(faces.positions.subarray(3 * faces.indices[index]!, 3 * faces.indices[index]! + 3))
      const [a, b, c] = [corner(at), corner(at + 1), corner(at + 2)] as [number[], number[], number[]]
      const [p, q] = [b.map((value, axis) => value - a[axis]!), c.map((value, axis) => value - a[axis]!)] as [number[], number[]]
      const normal = [p[1]! * q[2]! - p[2]! * q[1]!, p[2]! * q[0]! - p[0]! * q[2]!, p[0]! * q[1]! - p[1]! * q[0]!]
      if (normal[1]! < -1e-9) downward -= normal[1]!
      if (normal[1]! > 1e-9) upward += normal[1]! / 2
    }
    // Seen from above nothing is open: the roof is at least as large as the footprint.
    expect(upward).toBeGreaterThanOrEqual(areaOf(ring) - 1e-6)
    expect(downward).toBeLessThan(1e-6)
    expect(new Set(faces.features.subarray(0, faces.vertexCount))).toEqual(new Set([7]))
  })

  it('is as high as it should be', () => {
    const faces = new Faces()
    for (const roof of Object.values(ROOF)) {
      faces.clear()
      extrudeHouse({ ring, foot: -3, floor: 10, height: HEIGHT, roof, structure: 2, number: 1 }, 0, faces)
      const heights = faces.positions.subarray(0, 3 * faces.vertexCount).filter((_, at) => at % 3 === 1)
      const top = Math.max(...heights)
      expect(Math.min(...heights)).toBe(-3)
      expect(top).toBeGreaterThanOrEqual(10 + HEIGHT)
      expect(top).toBeLessThan(10 + HEIGHT + 2.1)
    }
  })
})

function areaOf(ring: readonly number[]): number {
  let sum = 0
  for (let at = 0; at < ring.length; at += 2) {
    const next = (at + 2) % ring.length
    sum += ring[at]! * ring[next + 1]! - ring[next]! * ring[at + 1]!
  }
  return sum / 2
}
