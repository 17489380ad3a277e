import { ScatterplotLayer } from '@deck.gl/layers'
import type { VillageDensity } from '../../../api/contract/density.ts'
import { classOf, stepOf, type Classes } from './classes.ts'
import type { DeckPart } from './DeckOverlay.ts'
import type { GroundHeights } from './groundHeights.ts'
import { BANDS, shownAt } from './heights.ts'
import type { PeopleLook } from './peopleLook.ts'
import { RAMP, rgba } from './ramp.ts'
import { villageProperties } from './villageCards.ts'

/** Pixels of the circle of the village with most people; the others by area. */
const LARGEST = 22

export interface VillageLook extends PeopleLook {
  readonly order: number
  readonly exact: boolean
}

/** The step of the ramp for a village's people. */
export const villageColor = (classes: Classes, theme: PeopleLook['theme'], people: number): `#${string}` =>
  RAMP[theme][stepOf(classes, classOf(classes, people), RAMP[theme].length)]!

/** A circle at each village's seat, as large as its people. */
export function villagePart(
  name: string,
  villages: readonly VillageDensity[],
  classes: Classes,
  heights: GroundHeights,
  look: VillageLook,
): DeckPart {
  const { theme, relief, exact, layerId, measure, scale } = look
  const most = villages.reduce((max, { people }) => Math.max(max, people), 1)
  const data = villages as VillageDensity[]
  return {
    order: look.order,
    layerId,
    opacity: (eye) => shownAt(BANDS.villages, eye) * look.opacity,
    layers: (frame, opacity) => {
      const seat = ({ seat: [lon, lat], code }: VillageDensity) => frame.local3(lon, lat, heights.at(code) * relief)
      return [
        new ScatterplotLayer<VillageDensity>({
          id: `${name}/circles`,
          data,
          getPosition: seat,
          getRadius: ({ people }) => Math.max(3, LARGEST * scale * Math.sqrt(people / most)),
          radiusUnits: 'pixels',
          billboard: true,
          stroked: true,
          lineWidthUnits: 'pixels',
          getLineWidth: 1.5,
          getLineColor: theme === 'dark' ? [20, 24, 25, 230] : [255, 255, 255, 230],
          getFillColor: ({ people }) => rgba(villageColor(classes, theme, people), 215),
          opacity,
          pickable: true,
          parameters: { depthCompare: 'always' },
          updateTriggers: { getPosition: relief, getFillColor: [theme, classes], getLineColor: theme, getRadius: [most, scale] },
        }),
      ]
    },
    hit: (_id, _object, index) => {
      const village = villages[index]
      if (!village) return null
      return { layer: layerId, properties: villageProperties(village, measure, exact) }
    },
  }
}
