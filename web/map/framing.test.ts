import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boxAround, frameBox, halfTangents, type Box, type Frame } from './framing.ts'

const FOV = Math.PI / 3
/** Half a pixel of a wide picture. */
const EDGE = 0.001
const frame = fc.record({
  width: fc.integer({ min: 360, max: 3840 }),
  height: fc.integer({ min: 400, max: 1200 }),
  left: fc.integer({ min: 0, max: 344 }),
  right: fc.integer({ min: 0, max: 384 }),
  top: fc.integer({ min: 0, max: 60 }),
  bottom: fc.integer({ min: 0, max: 400 }),
})

/** Where a point of the ground stands in a camera's picture, −1 … 1 both ways, on the plane at the box's centre. */
function project(
  [lon, lat]: readonly [number, number],
  centre: readonly [number, number],
  ground: number,
  view: ReturnType<typeof frameBox>,
  size: Frame,
) {
  const perLon = 111_320 * Math.cos((centre[1] * Math.PI) / 180)
  const eye = { x: (view.lon - centre[0]) * perLon, y: (view.lat - centre[1]) * 111_320 }
  const height = view.heightMeters - ground - (eye.x ** 2 + eye.y ** 2) / (2 * 6_371_000)
  const pitch = (view.pitch * Math.PI) / 180
  const x = (lon - centre[0]) * perLon - eye.x
  const y = (lat - centre[1]) * 111_320 - eye.y
  const depth = y * Math.cos(pitch) - height * Math.sin(pitch)
  const up = -y * Math.sin(pitch) - height * Math.cos(pitch)
  const tan = halfTangents(size, FOV)
  return { x: x / (depth * tan.x), y: up / (depth * tan.y) }
}

test('a box of any size stands wholly in the part of the picture that panels leave free', () => {
  fc.assert(
    fc.property(
      frame,
      fc.double({ min: 0.002, max: 0.8, noNaN: true }),
      fc.double({ min: 0.3, max: 3, noNaN: true }),
      (size, degrees, shape) => {
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
            const at = project([lon, lat], [111, 29.4], 300, view, size)
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
