import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boxAround, frameBox, halfTangents, type Box, type Frame } from './framing.ts'

const FOV = Math.PI / 3
/** Of half the picture: five pixels of a high one. */
const EDGE = 0.01
const frame = fc.record({
  width: fc.integer({ min: 360, max: 3840 }),
  height: fc.integer({ min: 400, max: 1200 }),
  left: fc.integer({ min: 0, max: 344 }),
  right: fc.integer({ min: 0, max: 384 }),
  top: fc.integer({ min: 0, max: 60 }),
  bottom: fc.integer({ min: 0, max: 400 }),
})

/** WGS 84: metres, and the square of its eccentricity. */
const [A, E2] = [6_378_137, 0.00669437999]
type Vector = readonly [number, number, number]
const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
/** East, north and up at a place of the Earth. */
function axesAt([lon, lat]: readonly [number, number]): [Vector, Vector, Vector] {
  const [l, p] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180]
  const [sinL, cosL, sinP, cosP] = [Math.sin(l), Math.cos(l), Math.sin(p), Math.cos(p)]
  return [
    [-sinL, cosL, 0],
    [-sinP * cosL, -sinP * sinL, cosP],
    [cosP * cosL, cosP * sinL, sinP],
  ]
}
const standing = (place: readonly [number, number], height: number): Vector => {
  const [, , up] = axesAt(place)
  const across = A / Math.sqrt(1 - E2 * up[2] ** 2)
  return [up[0] * (across + height), up[1] * (across + height), up[2] * (across * (1 - E2) + height)]
}

/** Where a point of the ground stands in a camera's picture, −1 … 1 both ways; the camera looks north. */
function project(place: readonly [number, number], ground: number, view: ReturnType<typeof frameBox>, size: Frame) {
  const [east, north, up] = axesAt([view.lon, view.lat])
  const [point, eye] = [standing(place, ground), standing([view.lon, view.lat], view.heightMeters)]
  const away: Vector = [point[0] - eye[0], point[1] - eye[1], point[2] - eye[2]]
  const pitch = (view.pitch * Math.PI) / 180
  const depth = dot(away, north) * Math.cos(pitch) + dot(away, up) * Math.sin(pitch)
  const above = dot(away, up) * Math.cos(pitch) - dot(away, north) * Math.sin(pitch)
  const tan = halfTangents(size, FOV)
  return { x: dot(away, east) / (depth * tan.x), y: above / (depth * tan.y) }
}

test('a box of any size stands wholly in the part of the picture that panels leave free', () => {
  fc.assert(
    fc.property(
      frame,
      fc.double({ min: 0.002, max: 0.8, noNaN: true }),
      fc.double({ min: 0.3, max: 3, noNaN: true }),
      (size, degrees, shape) => {
        // Larger than a county the ground itself curves away.
        fc.pre(degrees * shape < 0.8)
        fc.pre(size.left + size.right < size.width * 0.6 && size.top + size.bottom < size.height * 0.6)
        const box: Box = [111 - degrees / 2, 29.4 - (degrees * shape) / 2, 111 + degrees / 2, 29.4 + (degrees * shape) / 2]
        const view = frameBox(box, 300, size, FOV)
        expect(view.heightMeters).toBeGreaterThan(300)
        const free = {
          x0: -1 + (2 * size.left) / size.width,
          x1: 1 - (2 * size.right) / size.width,
          y0: -1 + (2 * size.bottom) / size.height,
          y1: 1 - (2 * size.top) / size.height,
        }
        for (const lon of [box[0], box[2]])
          for (const lat of [box[1], box[3]]) {
            const at = project([lon, lat], 300, view, size)
            expect(at.x).toBeGreaterThan(free.x0 - EDGE)
            expect(at.x).toBeLessThan(free.x1 + EDGE)
            expect(at.y).toBeGreaterThan(free.y0 - EDGE)
            expect(at.y).toBeLessThan(free.y1 + EDGE)
          }
      },
    ),
    // A tall box in a small picture: whole steps towards it never came to rest.
    { examples: [[{ width: 360, height: 400, left: 0, right: 72, top: 51, bottom: 0 }, 0.002, 2.97]] },
  )
})

test('panels that cover nearly everything still leave a picture', () => {
  const view = frameBox(boxAround([111, 29.4], 100), 300, { width: 390, height: 844, left: 344, right: 384, top: 60, bottom: 12 }, FOV)
  expect(view.heightMeters - 300).toBeLessThan(2500)
})
