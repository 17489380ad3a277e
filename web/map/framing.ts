import type { CameraView } from '../url.ts'

/** west, south, east, north in degrees */
export type Box = readonly [number, number, number, number]

/** The picture, in CSS pixels, and how much of each side panels cover. */
export interface Frame {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
}

/** Metres of one degree of latitude at 29° N, and of longitude on the equator. */
const METERS_PER_LATITUDE = 110_860
const METERS_PER_LONGITUDE = 111_320
const EARTH_RADIUS = 6_371_000
/** Share of the picture's width and height that is used at least, panels or not. */
const LEAST_FREE = 0.35

/** Of each correction: near edges of a long box answer more than its middle, whole steps would swing about for ever. */
const STRIDE = 0.6

/** Half-angle tangents of the picture: `fov` is the angle of its longer side, as Cesium has it. */
export function halfTangents(frame: Pick<Frame, 'width' | 'height'>, fov: number): { x: number; y: number } {
  const long = Math.tan(fov / 2)
  const aspect = frame.width / frame.height
  return aspect > 1 ? { x: long, y: long / aspect } : { x: long * aspect, y: long }
}

/**
 * A camera that sees a box of ground, seen at `pitch`, filling the part of the picture that no panel covers.
 * On the tangent plane at the box's centre. The Earth's curve lifts the eye, as the plane runs above the ground there, and
 * tips it up: its own horizon leans back from the plane, a degree for every 111 km. Degrees are the longer the higher it is.
 * @param groundMeters height of the ground there, above the ellipsoid
 * @param heading @param pitch degrees
 */
export function frameBox(box: Box, groundMeters: number, frame: Frame, fov: number, heading = 0, pitch = -42): CameraView {
  const [west, south, east, north] = box
  const lat0 = (south + north) / 2
  const lon0 = (west + east) / 2
  const perLon = METERS_PER_LONGITUDE * Math.cos((lat0 * Math.PI) / 180)
  const halfX = Math.max(((east - west) / 2) * perLon, 20)
  const halfY = Math.max(((north - south) / 2) * METERS_PER_LATITUDE, 20)
  const corners = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => ({ x: x * halfX, y: y * halfY })))

  const turn = (heading * Math.PI) / 180
  const ahead = { x: Math.sin(turn), y: Math.cos(turn) }
  const right = { x: Math.cos(turn), y: -Math.sin(turn) }
  const tan = halfTangents(frame, fov)
  const [x0, x1] = freePart(frame.left, frame.right, frame.width)
  const [y0, y1] = freePart(frame.bottom, frame.top, frame.height)
  const free = { x0, x1, y0, y1 }

  let range = Math.hypot(halfX, halfY) * 2.5
  const target = { x: 0, y: 0 }
  let eye = { x: 0, y: 0, z: range }
  for (let round = 0; round < 40; round++) {
    const tilt = (pitch * Math.PI) / 180 - (eye.x * ahead.x + eye.y * ahead.y) / (EARTH_RADIUS + eye.z)
    const forward = { x: ahead.x * Math.cos(tilt), y: ahead.y * Math.cos(tilt), z: Math.sin(tilt) }
    const up = { x: right.y * forward.z, y: -right.x * forward.z, z: right.x * forward.y - right.y * forward.x }
    eye = { x: target.x - forward.x * range, y: target.y - forward.y * range, z: -forward.z * range }
    let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity]
    for (const corner of corners) {
      const d = { x: corner.x - eye.x, y: corner.y - eye.y, z: -eye.z }
      const depth = Math.max(d.x * forward.x + d.y * forward.y + d.z * forward.z, 1)
      const x = (d.x * right.x + d.y * right.y) / (depth * tan.x)
      const y = (d.x * up.x + d.y * up.y + d.z * up.z) / (depth * tan.y)
      x0 = Math.min(x0, x)
      x1 = Math.max(x1, x)
      y0 = Math.min(y0, y)
      y1 = Math.max(y1, y)
    }
    const scale = Math.max((x1 - x0) / (free.x1 - free.x0), (y1 - y0) / (free.y1 - free.y0))
    const offX = (x0 + x1 - free.x0 - free.x1) / 2
    const offY = (y0 + y1 - free.y0 - free.y1) / 2
    const across = STRIDE * offX * range * tan.x
    const along = (STRIDE * offY * range * tan.y) / Math.max(-forward.z, 0.2)
    target.x += across * right.x + along * ahead.x
    target.y += across * right.y + along * ahead.y
    range *= 1 + STRIDE * (scale - 1)
  }
  const longer = 1 + eye.z / EARTH_RADIUS
  const curve = (eye.x * eye.x + eye.y * eye.y) / (2 * EARTH_RADIUS * longer)
  return {
    lon: lon0 + eye.x / (perLon * longer),
    lat: lat0 + eye.y / (METERS_PER_LATITUDE * longer),
    heightMeters: groundMeters + eye.z + curve,
    heading,
    pitch,
  }
}

/** From −1 to 1 what two covered edges leave free; where they leave hardly anything, the middle part. */
function freePart(before: number, after: number, whole: number): [number, number] {
  const share = Math.min(1, (whole * (1 - LEAST_FREE)) / Math.max(before + after, 1))
  return [-1 + (2 * before * share) / whole, 1 - (2 * after * share) / whole]
}

/** The part of the picture that no panel covers, as a window one metre before the eye: metres from its middle, right and up. */
export function freeWindow(frame: Frame, fov: number): { left: number; right: number; bottom: number; top: number } {
  const tan = halfTangents(frame, fov)
  return {
    left: tan.x * ((2 * frame.left) / frame.width - 1),
    right: tan.x * (1 - (2 * frame.right) / frame.width),
    bottom: tan.y * ((2 * frame.bottom) / frame.height - 1),
    top: tan.y * (1 - (2 * frame.top) / frame.height),
  }
}

/** A box of ground around a point, `meters` to each side. */
export function boxAround([lon, lat]: readonly [number, number], meters: number): Box {
  const dy = meters / METERS_PER_LATITUDE
  const dx = dy / Math.cos((lat * Math.PI) / 180)
  return [lon - dx, lat - dy, lon + dx, lat + dy]
}
