import { ArcLayer, ScatterplotLayer, TextLayer } from '@deck.gl/layers'
import { FONT, PALETTE } from '../../theme.ts'
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
  label(end: FlowEnd): string
}

/** Arcs from where people left to where they live, which is named with its people. */
export function flowPart(name: string, { arcs, places, origins }: Ends, heights: GroundHeights, look: FlowLook): DeckPart {
  const { theme, relief, layerId, exact, scale } = look
  const most = arcs.reduce((max, { people }) => Math.max(max, people), 1)
  const color = (code: string, alpha: number) => rgba(FLOW_COLORS[theme][reachOf(code)], alpha)
  const at = (frame: EnuFrame, { lon, lat, key }: FlowEnd) => frame.local3(lon, lat, heights.at(key) * relief + 30)
  const width = ({ people }: FlowArc) => Math.max(0.8, WIDEST * scale * Math.sqrt(people / most))
  // Townships have their names on the map already.
  const labels = places.filter(({ kilometers }) => kilometers !== null).map((place) => ({ place, text: look.label(place) }))
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
      new TextLayer<{ place: FlowEnd; text: string }>({
        id: `${name}/places`,
        data: labels,
        getPosition: ({ place }) => at(frame, place),
        getText: ({ text }) => text,
        characterSet: [...new Set(labels.flatMap(({ text }) => [...text]))],
        fontFamily: FONT,
        fontWeight: 500,
        fontSettings: { fontSize: 28 * Math.max(1, window.devicePixelRatio) },
        getSize: 14 * scale,
        getColor: rgba(PALETTE[theme].ink),
        getTextAnchor: 'middle',
        getAlignmentBaseline: 'center',
        background: true,
        getBackgroundColor: rgba(PALETTE[theme].raised, 240),
        getBorderColor: ({ place }) => color(place.code, 255),
        getBorderWidth: 1.5,
        backgroundPadding: [8, 4],
        backgroundBorderRadius: 5,
        opacity,
        pickable: true,
        parameters: { depthCompare: 'always' },
        updateTriggers: { getPosition: relief, getColor: theme, getBackgroundColor: theme, getBorderColor: theme },
      }),
    ],
    hit: (id, object, index) => {
      if (id.includes('/arcs')) {
        const arc = arcs[index]
        if (!arc) return null
        const { origin, place, people } = arc
        return {
          layer: layerId,
          properties: { from: origin.name, to: place.name, people, exact, area: origin.code, kilometers: place.kilometers },
        }
      }
      const place = (object as { place?: FlowEnd } | null)?.place ?? labels[index]?.place
      if (!place) return null
      const area = place.code.length > 6 ? place.code : null
      return { layer: layerId, properties: { from: null, to: place.name, people: place.people, exact, area, kilometers: place.kilometers } }
    },
  }
}
