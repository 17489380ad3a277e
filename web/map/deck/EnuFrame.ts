import { Cartesian3, Cartographic, Math as Angle, Matrix4, Transforms } from 'cesium'

/**
 * A local frame of metres east, north and up around one place: deck.gl's "common space". On float32 the county keeps
 * centimetres in it, where Earth coordinates would keep half a metre.
 */
export class EnuFrame {
  readonly toEarth: Matrix4
  readonly fromEarth: Matrix4
  private readonly earth = new Cartesian3()
  private readonly local = new Cartesian3()

  /** @param lon @param lat degrees */
  constructor(lon: number, lat: number) {
    this.toEarth = Transforms.eastNorthUpToFixedFrame(Cartesian3.fromDegrees(lon, lat))
    this.fromEarth = Matrix4.inverseTransformation(this.toEarth, new Matrix4())
  }

  /** Metres east, north and up of a place. @param heightMeters above the ellipsoid */
  local3(lon: number, lat: number, heightMeters: number): [number, number, number] {
    Cartesian3.fromDegrees(lon, lat, heightMeters, undefined, this.earth)
    const { x, y, z } = Matrix4.multiplyByPoint(this.fromEarth, this.earth, this.local)
    return [x, y, z]
  }

  /** Longitude, latitude (degrees) and height above the ellipsoid of a point of the frame. */
  lonLatHeight(point: readonly [number, number, number]): [number, number, number] {
    const earth = Matrix4.multiplyByPoint(this.toEarth, Cartesian3.fromArray([...point], 0, this.local), this.earth)
    const { longitude, latitude, height } = Cartographic.fromCartesian(earth)
    return [Angle.toDegrees(longitude), Angle.toDegrees(latitude), height]
  }
}
