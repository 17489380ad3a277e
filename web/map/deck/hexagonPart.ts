import { ColumnLayer } from '@deck.gl/layers'
import { classOf, stepOf, type Classes } from './classes.ts'
import type { DeckPart } from './DeckOverlay.ts'
import type { GroundHeights } from './groundHeights.ts'
import { shownAt, type Band } from './heights.ts'
import type { Hexagon } from './hexagons.ts'
import type { PeopleLook } from './peopleLook.ts'
import { RAMP, rgba } from './ramp.ts'

export interface HexagonLook extends PeopleLook {
  readonly order: number
  /** Kept in the background: what lies around the reader's own. */
  readonly low: boolean
}

/** Height of the fullest column in radii of its cell; the others by the square root of their people, so that villages show beside the town. */
const TALLEST_RADII = 7
/** Opacity of each step, 0–255: where few live the ground is seen through. */
const ALPHAS = [60, 90, 120, 180, 230] as const
/** Part of its cell that a hexagon fills: borders let the ground through. */
const FILLED = 0.93
/** Of its height, for what keeps in the background. */
const LOW = 0.12

/** Columns on hexagons, standing on the sampled terrain. */
export function hexagonPart(
  name: string,
  hexagons: readonly Hexagon[],
  classes: Classes,
  heights: GroundHeights,
  band: Band,
  look: HexagonLook,
): DeckPart {
  const { theme, measure, relief, layerId } = look
  const colors = [...classes.breaks, 0].map((_, found) => {
    const step = stepOf(classes, found, RAMP[theme].length)
    return rgba(RAMP[theme][step]!, ALPHAS[step])
  })
  const most = hexagons.reduce((max, { people }) => Math.max(max, people), 1)
  const tall = ({ people, radiusMeters }: Hexagon) => radiusMeters * TALLEST_RADII * Math.sqrt(people / most) * (look.low ? LOW : 1)
  const radius = hexagons[0]?.radiusMeters ?? 1
  return {
    order: look.order,
    layerId,
    opacity: (eye) => shownAt(band, eye) * look.opacity,
    layers: (frame, opacity) => [
      new ColumnLayer<Hexagon>({
        id: `${name}/columns`,
        data: hexagons as Hexagon[],
        diskResolution: 6,
        radius: radius * FILLED,
        radiusUnits: 'common',
        extruded: true,
        // Lit at its corners, not at each pixel: the map of people is the largest thing on the screen.
        material: { ambient: 0.72, diffuse: 0.38, shininess: 8, specularColor: [20, 20, 20] },
        getPosition: ({ lon, lat, key }) => frame.local3(lon, lat, heights.at(key) * relief),
        getElevation: tall,
        getFillColor: ({ people }) => colors[classOf(classes, people)]!,
        opacity,
        pickable: true,
        updateTriggers: { getPosition: relief, getFillColor: [theme, classes], getElevation: [most, look.low] },
      }),
    ],
    hit: (_layer, _object, index) => {
      const hexagon = hexagons[index]
      if (!hexagon) return null
      const { people, exact, radiusMeters, lon, lat } = hexagon
      return { layer: layerId, properties: { measure, people, exact, radiusMeters }, ground: [lon, lat] }
    },
  }
}
