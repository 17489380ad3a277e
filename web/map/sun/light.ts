import { Cartesian3, Matrix4, Transforms } from 'cesium'
import { create } from 'zustand'

/** What the map is lit by. */
export interface Light {
  /** degrees clockwise from north, and above the horizon, of what shines */
  readonly azimuth: number
  readonly altitude: number
  /** The sun of a moment, instead of the calm light of a printed map. */
  readonly sun: boolean
}

/** From the north-west, half-way up, as on printed relief maps. */
export const CALM_LIGHT: Light = { azimuth: 315, altitude: 45, sun: false }

export const useLight = create<Light>()(() => CALM_LIGHT)

/** Direction towards a light, in Earth-centred axes, seen from a place. */
export function lightDirection({ azimuth, altitude }: Pick<Light, 'azimuth' | 'altitude'>, lon: number, lat: number): Cartesian3 {
  const [turn, up] = [(azimuth * Math.PI) / 180, (altitude * Math.PI) / 180]
  const local = new Cartesian3(Math.sin(turn) * Math.cos(up), Math.cos(turn) * Math.cos(up), Math.sin(up))
  const frame = Transforms.eastNorthUpToFixedFrame(Cartesian3.fromDegrees(lon, lat))
  return Cartesian3.normalize(Matrix4.multiplyByPointAsVector(frame, local, new Cartesian3()), new Cartesian3())
}

/** How much of the day there is: 1 by day and in the calm light, 0 at night, between in twilight. */
export function dayShare({ altitude, sun }: Light): number {
  if (!sun) return 1
  const share = Math.min(1, Math.max(0, (altitude + 6) / 10))
  return share * share * (3 - 2 * share)
}
