import { Cartesian3, type Scene } from 'cesium'
import { expect, test } from 'vitest'
import { halfTangents } from './framing.ts'
import { housesInView } from './housesInView.ts'

const FOV = Math.PI / 3
const SIZE = { width: 1280, height: 720 }
const HEIGHT = 5000

/** An eye straight above a place, north up. */
function lookingDown(lon: number, lat: number): Scene {
  const east = Cartesian3.fromElements(-Math.sin(lon * RADIAN), Math.cos(lon * RADIAN), 0)
  const position = Cartesian3.fromDegrees(lon, lat, HEIGHT + 300)
  const direction = Cartesian3.negate(Cartesian3.normalize(Cartesian3.fromDegrees(lon, lat, 0), new Cartesian3()), new Cartesian3())
  const up = Cartesian3.cross(east, direction, new Cartesian3())
  const camera = { frustum: { fov: FOV }, positionWC: position, directionWC: direction, upWC: up }
  return { camera, canvas: { clientWidth: SIZE.width, clientHeight: SIZE.height } } as unknown as Scene
}
const RADIAN = Math.PI / 180

test('houses behind panels are not counted as in the picture', () => {
  const lat = 0
  const tan = halfTangents(SIZE, FOV)
  const metersPerPixel = (2 * HEIGHT * tan.x) / SIZE.width
  // House 1 stands in the middle, 2 a little inside of the left edge, 3 of the lower one, 4 outside of the picture.
  const at = (right: number, up: number): [number, number] => [
    111 + ((right - SIZE.width / 2) * metersPerPixel) / 111_320,
    lat + ((up - SIZE.height / 2) * metersPerPixel) / 110_574,
  ]
  const places = [at(640, 360), at(60, 360), at(640, 20), at(-60, 360)]
  const houses = {
    ids: Uint32Array.of(1, 2, 3, 4),
    lons: Float64Array.from(places, ([lon]) => lon),
    lats: Float64Array.from(places, ([, y]) => y),
  }
  const seen = (left: number, bottom: number) =>
    [...housesInView(lookingDown(111, lat), houses, { left, right: 0, top: 0, bottom })].slice(1)
  expect(seen(0, 0)).toEqual([1, 1, 1, 0])
  expect(seen(344, 0)).toEqual([1, 0, 1, 0])
  expect(seen(0, 120)).toEqual([1, 1, 0, 0])
})
