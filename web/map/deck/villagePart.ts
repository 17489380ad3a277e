import { IconLayer, ScatterplotLayer } from '@deck.gl/layers'
import { Cartesian3, type Scene } from 'cesium'
import type { DensityMeasure, VillageDensity } from '../../../api/contract/density.ts'
import { classOf, stepOf, type Classes } from './classes.ts'
import type { DeckPart } from './DeckOverlay.ts'
import type { GroundHeights } from './groundHeights.ts'
import { BANDS, shownAt } from './heights.ts'
import type { PeopleLook } from './peopleLook.ts'
import { RAMP, rgba } from './ramp.ts'
import { CARD, shortName, type CardSheet } from './villageCards.ts'

/** Pixels of the circle of the village with most people; the others by area. */
const LARGEST = 22
/** Pixels between a seat and its card. */
const LIFT = 10

export interface VillageLook extends PeopleLook {
  readonly order: number
  readonly exact: boolean
  readonly sheet: CardSheet
  /** Codes of the villages whose cards have room. */
  readonly carded: ReadonlySet<string>
}

/** The step of the ramp for a village's people. */
export const villageColor = (classes: Classes, theme: PeopleLook['theme'], people: number): `#${string}` =>
  RAMP[theme][stepOf(classes, classOf(classes, people), RAMP[theme].length)]!

/** A circle at each village's seat, as large as its people; where there is room a card with their number and pyramid. */
export function villagePart(
  name: string,
  villages: readonly VillageDensity[],
  classes: Classes,
  heights: GroundHeights,
  look: VillageLook,
): DeckPart {
  const { theme, relief, sheet, carded, exact, layerId, measure, scale } = look
  const most = villages.reduce((max, { people }) => Math.max(max, people), 1)
  const cards = villages.filter(({ code }) => carded.has(code))
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
        new IconLayer<VillageDensity>({
          id: `${name}/cards`,
          data: cards,
          iconAtlas: sheet.canvas as unknown as string,
          iconMapping: sheet.mapping,
          getIcon: ({ code }) => code,
          getPosition: seat,
          getSize: CARD.height * scale,
          getPixelOffset: [0, -LIFT * scale],
          alphaCutoff: 0.01,
          opacity,
          pickable: true,
          parameters: { depthCompare: 'always' },
          updateTriggers: { getPosition: relief },
        }),
      ]
    },
    hit: (id, _object, index) => {
      const village = (id.endsWith('/cards') ? cards : villages)[index]
      if (!village) return null
      return { layer: layerId, properties: villageProperties(village, measure, exact) }
    },
  }
}

const villageProperties = ({ code, name, people }: VillageDensity, measure: DensityMeasure, exact: boolean) => ({
  measure,
  people,
  exact,
  village: { code, name: shortName(name) },
})

/** Villages in the picture whose cards have room beside each other, those with most people first. */
export function roomFor(
  scene: Scene,
  villages: readonly VillageDensity[],
  heights: GroundHeights,
  relief: number,
  scale: number,
): Set<string> {
  const { clientWidth, clientHeight } = scene.canvas
  const width = CARD.width * scale + 6
  const height = CARD.height * scale + 6
  const taken: { x: number; y: number }[] = []
  const found = new Set<string>()
  for (const { code, seat } of villages.toSorted((a, b) => b.people - a.people)) {
    const at = scene.cartesianToCanvasCoordinates(Cartesian3.fromDegrees(seat[0], seat[1], heights.at(code) * relief))
    if (!at || at.x < 0 || at.y < 0 || at.x > clientWidth || at.y > clientHeight) continue
    if (taken.some(({ x, y }) => Math.abs(x - at.x) < width && Math.abs(y - at.y) < height)) continue
    taken.push({ x: at.x, y: at.y })
    found.add(code)
  }
  return found
}
