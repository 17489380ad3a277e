import { ArcLayer, ScatterplotLayer } from '@deck.gl/layers'
import { PALETTE } from '../../theme.ts'
import type { DeckPart } from './DeckOverlay.ts'
import type { EnuFrame } from './EnuFrame.ts'
import { FLOW_COLORS, reachOf } from './flowColors.ts'
import type { Ends, FlowArc, FlowEnd } from './flowEnds.ts'
import type { GroundHeights } from './groundHeights.ts'
import type { PeopleLook } from './peopleLook.ts'
import { rgba } from './ramp.ts'

/** Pixels of the widest arc; the others by the square root of their people. */
const WIDEST = 6
/** An arc's rise by its length: low enough that the county stays in sight. */
const RISE = 0.3

export interface FlowLook extends Omit<PeopleLook, 'measure'> {
  readonly order: number
  readonly exact: boolean
}

/** Arcs from where people left to where they live. */
export function flowPart(name: string, { arcs, origins }: Ends, heights: GroundHeights, look: FlowLook): DeckPart {
  const { theme, relief, layerId, exact, scale } = look
  const most = arcs.reduce((max, { people }) => Math.max(max, people), 1)
  const color = (code: string, alpha: number) => rgba(FLOW_COLORS[theme][reachOf(code)], alpha)
  const at = (frame: EnuFrame, { lon, lat, key }: FlowEnd) => frame.local3(lon, lat, heights.at(key) * relief + 30)
  const width = ({ people }: FlowArc) => Math.max(0.8, WIDEST * scale * Math.sqrt(people / most))
  return {
    order: look.order,
    layerId,
    opacity: () => look.opacity,
    layers: (frame, opacity) => [
      new ScatterplotLayer<FlowEnd>({
        id: `${name}/origins`,
        data: origins as FlowEnd[],
        getPosition: (origin) => at(frame, origin),
        getRadius: 4 * scale,
        radiusUnits: 'pixels',
        billboard: true,
        stroked: true,
        lineWidthUnits: 'pixels',
        getLineWidth: 1.5,
        getLineColor: rgba(PALETTE[theme].raised),
        getFillColor: rgba(PALETTE[theme].ink),
        opacity,
        parameters: { depthCompare: 'always' },
        updateTriggers: { getPosition: relief, getLineColor: theme, getFillColor: theme },
      }),
      new ArcLayer<FlowArc>({
        id: `${name}/arcs`,
        data: arcs as FlowArc[],
        getSourcePosition: ({ origin }) => at(frame, origin),
        getTargetPosition: ({ place }) => at(frame, place),
        getSourceColor: ({ place }) => color(place.code, 40),
        getTargetColor: ({ place }) => color(place.code, 190),
        getWidth: width,
        widthUnits: 'pixels',
        getHeight: RISE,
        numSegments: 40,
        opacity,
        pickable: true,
        parameters: { depthCompare: 'always' },
        updateTriggers: {
          getSourcePosition: relief,
          getTargetPosition: relief,
          getSourceColor: theme,
          getTargetColor: theme,
          getWidth: [most, scale],
        },
      }),
    ],
    hit: (_id, _object, index) => {
      const arc = arcs[index]
      if (!arc) return null
      const { origin, place, people } = arc
      return {
        layer: layerId,
        properties: { from: origin.name, to: place.name, people, exact, area: origin.code, kilometers: place.kilometers },
      }
    },
  }
}
