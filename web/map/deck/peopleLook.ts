import type { Scene } from 'cesium'
import { DensityMeasure } from '../../../api/contract/density.ts'
import type { Area } from '../../../api/contract/areas.ts'
import type { ThemeName } from '../../theme.ts'

export interface PeopleLook {
  readonly layerId: string
  readonly measure: DensityMeasure
  readonly theme: ThemeName
  /** 0–1, as asked for the layer */
  readonly opacity: number
  /** how many times higher than it is the relief is drawn */
  readonly relief: number
  /** how many times larger than on a desk signs and letters are */
  readonly scale: number
}

/** What each way of showing people is given. */
export interface WayProps {
  scene: Scene
  county: Area
  home: string
  look: PeopleLook
}

/** The measure an address names; everybody where it names none. */
export const measureIn = (text: string | null): DensityMeasure => DensityMeasure.safeParse(text).data ?? 'people'
