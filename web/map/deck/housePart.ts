import { ColumnLayer, TextLayer } from '@deck.gl/layers'
import type { HouseDensity } from '../../../api/contract/density.ts'
import { FONT, PALETTE } from '../../theme.ts'
import { classOf, stepOf, type Classes } from './classes.ts'
import type { DeckPart } from './DeckOverlay.ts'
import type { GroundHeights, Spot } from './groundHeights.ts'
import { BANDS, shownAt } from './heights.ts'
import type { PeopleLook } from './peopleLook.ts'
import { RAMP, rgba } from './ramp.ts'

export interface PeopledHouse extends Spot {
  readonly id: number
  readonly people: number
}
export const peopledHouses = ({ id, lon, lat, people }: HouseDensity): PeopledHouse[] =>
  id.map((one, index) => ({ id: one, key: String(one), lon: lon[index]!, lat: lat[index]!, people: people[index]! }))

/** Metres: a column as slim as a chimney, a step of it for each person, its figure above. */
const RADIUS = 3
const STEP = 3.2
/** Columns begin about the eaves. */
const EAVES = 5
/** Closer than this, metres, each column says its number. */
const NUMBERS_BELOW = 2_000

/** A column on each house with people of the measure; near enough, with their number. */
export function housePart(
  name: string,
  houses: readonly PeopledHouse[],
  classes: Classes,
  heights: GroundHeights,
  eyeMeters: () => number,
  look: PeopleLook & { order: number },
): DeckPart {
  const { theme, relief, layerId, measure } = look
  const colors = [...classes.breaks, 0].map((_, found) => rgba(RAMP[theme][stepOf(classes, found, RAMP[theme].length)]!))
  const top = ({ people }: PeopledHouse) => EAVES + people * STEP
  return {
    order: look.order,
    layerId,
    opacity: (eye) => shownAt(BANDS.houses, eye) * look.opacity,
    layers: (frame, opacity) => [
      new ColumnLayer<PeopledHouse>({
        id: `${name}/columns`,
        data: houses as PeopledHouse[],
        diskResolution: 8,
        radius: RADIUS,
        radiusUnits: 'common',
        extruded: true,
        material: { ambient: 0.75, diffuse: 0.35, shininess: 8, specularColor: [20, 20, 20] },
        getPosition: ({ lon, lat, key }) => frame.local3(lon, lat, heights.at(key) * relief),
        getElevation: top,
        getFillColor: ({ people }) => colors[classOf(classes, people)]!,
        opacity,
        pickable: true,
        updateTriggers: { getPosition: relief, getFillColor: [theme, classes] },
      }),
      new TextLayer<PeopledHouse>({
        id: `${name}/numbers`,
        data: houses as PeopledHouse[],
        visible: eyeMeters() < NUMBERS_BELOW,
        getPosition: (house) => frame.local3(house.lon, house.lat, heights.at(house.key) * relief + top(house) + 2),
        getText: ({ people }) => String(people),
        characterSet: '0123456789',
        fontFamily: FONT,
        fontWeight: 600,
        fontSettings: { sdf: true },
        getSize: 14 * look.scale,
        getColor: rgba(PALETTE[theme].ink),
        outlineWidth: 3,
        outlineColor: rgba(PALETTE[theme].paper),
        getTextAnchor: 'middle',
        getAlignmentBaseline: 'bottom',
        opacity,
        parameters: { depthCompare: 'always' },
        updateTriggers: { getPosition: relief },
      }),
    ],
    hit: (_layer, _object, index) => {
      const house = houses[index]
      return house ? { layer: layerId, properties: { measure, people: house.people, exact: true, house: house.id } } : null
    },
  }
}
