import { Cartesian3, Cartographic, Matrix4, type Scene } from 'cesium'
import { drawnHeight } from '../camera.ts'

/** Points of the ground kept ready for projecting: positions in Earth coordinates at the height of the drawn terrain. */
export class GroundPoints {
  readonly count: number
  private readonly lonLat: Float64Array
  private readonly positions: Float64Array
  /** 1 where the height has been read from the terrain */
  private readonly readings: Uint8Array
  private next = 0
  private readonly liftMeters: number

  private readonly heights: Float64Array

  /**
   * @param liftMeters height above the ground at which the point is drawn
   * @param known heights of the ground that are known already, metres
   */
  constructor(points: readonly { lon: number; lat: number }[], liftMeters: number, known: readonly (number | undefined)[] = []) {
    this.liftMeters = liftMeters
    this.count = points.length
    this.lonLat = new Float64Array(points.length * 2)
    this.positions = new Float64Array(points.length * 3)
    this.readings = new Uint8Array(points.length)
    this.heights = new Float64Array(points.length)
    points.forEach(({ lon, lat }, index) => {
      this.lonLat[index * 2] = (lon * Math.PI) / 180
      this.lonLat[index * 2 + 1] = (lat * Math.PI) / 180
      this.put(index, known[index] ?? 250)
      if (known[index] !== undefined) this.readings[index] = 1
    })
  }

  /** Points of a list that takes another's place: what stood in that one too keeps its height. */
  static instead<Place extends { lon: number; lat: number }>(
    points: GroundPoints,
    before: readonly Place[],
    now: readonly Place[],
    keyOf: (place: Place) => string,
  ): GroundPoints {
    const heights = new Map(before.map((place, index) => [keyOf(place), points.heightOf(index)]))
    return new GroundPoints(
      now,
      points.liftMeters,
      now.map((place) => heights.get(keyOf(place))),
    )
  }

  private put(index: number, heightMeters: number): void {
    this.heights[index] = heightMeters
    const position = Cartesian3.fromRadians(
      this.lonLat[index * 2]!,
      this.lonLat[index * 2 + 1]!,
      heightMeters + this.liftMeters,
      undefined,
      scratch,
    )
    this.positions[index * 3] = position.x
    this.positions[index * 3 + 1] = position.y
    this.positions[index * 3 + 2] = position.z
  }

  /**
   * Reads the terrain's height under wanted points, for at most `budget` milliseconds: first those still unknown, then
   * the others by turns, as they get exact while tiles refine.
   * @returns whether wanted points are still without a height
   */
  readHeights(scene: Scene, budget: number, wanted: Uint8Array): boolean {
    const end = performance.now() + budget
    let unknown = false
    for (let index = 0; index < this.count; index++) {
      if (wanted[index] === 0 || this.readings[index]! > 0) continue
      if (performance.now() > end || !this.read(scene, index)) unknown = true
    }
    for (let step = 0; step < this.count && performance.now() < end; step++) {
      this.next = (this.next + 1) % this.count
      if (wanted[this.next] === 1) this.read(scene, this.next)
    }
    return unknown
  }

  private read(scene: Scene, index: number): boolean {
    cartographic.longitude = this.lonLat[index * 2]!
    cartographic.latitude = this.lonLat[index * 2 + 1]!
    const height = drawnHeight(scene, cartographic)
    if (height === undefined) return false
    this.put(index, height)
    this.readings[index] = 1
    return true
  }

  /** Metres, where the terrain has been read. */
  private heightOf(index: number): number | undefined {
    return this.readings[index]! > 0 ? this.heights[index] : undefined
  }

  hasHeight(index: number): boolean {
    return this.readings[index]! > 0
  }

  /** The point's place in the picture; null behind the eye. `meters`: from the eye. */
  project(index: number, picture: Projection): { x: number; y: number; meters: number } | null {
    const x = this.positions[index * 3]!
    const y = this.positions[index * 3 + 1]!
    const z = this.positions[index * 3 + 2]!
    const m = picture.matrix
    const w = m[3]! * x + m[7]! * y + m[11]! * z + m[15]!
    if (w <= 0) return null
    const px = (m[0]! * x + m[4]! * y + m[8]! * z + m[12]!) / w
    const py = (m[1]! * x + m[5]! * y + m[9]! * z + m[13]!) / w
    const { eye } = picture
    return {
      x: (px * 0.5 + 0.5) * picture.width,
      y: (0.5 - py * 0.5) * picture.height,
      meters: Math.hypot(x - eye.x, y - eye.y, z - eye.z),
    }
  }
}

const scratch = new Cartesian3()
const cartographic = new Cartographic()

/** Cesium's own camera of this very frame; sizes in units of `scale` CSS pixels. */
export interface Projection {
  readonly matrix: ArrayLike<number>
  readonly width: number
  readonly height: number
  readonly eye: Cartesian3
}

export function projectionOf(scene: Scene, scale: number): Projection {
  const { camera, canvas } = scene
  const matrix = Matrix4.multiply(camera.frustum.projectionMatrix, camera.viewMatrix, new Matrix4())
  return {
    matrix: matrix as unknown as ArrayLike<number>,
    width: canvas.clientWidth / scale,
    height: canvas.clientHeight / scale,
    eye: camera.positionWC,
  }
}

/** Whether a point lies in the part of the picture's width, from 0 to 1, where its layer is drawn. */
export function onItsSide(x: number, { width }: Pick<Projection, 'width'>, [from, to]: readonly [number, number]): boolean {
  return x >= from * width && x <= to * width
}
