import { FONT, PALETTE } from '../../theme.ts'
import type { Plate } from '../overlay/Plates.ts'
import { FLOW_COLORS, reachOf } from './flowColors.ts'
import type { FlowEnd } from './flowEnds.ts'
import type { FlowLook } from './flowPart.ts'

/** Among names: before all, the city with most people first. */
const PRIORITY = 96
const HEIGHT = 25
const PADDING = 8
const LETTERS = `500 14px ${FONT}`

interface SignLook extends FlowLook {
  /** 长沙 24,974 人 */
  label(end: FlowEnd): string
}

/** Signs of cities at the ends of arcs; townships have their names on the map already. */
export function flowSigns(places: readonly FlowEnd[], look: SignLook): Plate[] {
  const cities = places.filter(({ kilometers }) => kilometers !== null)
  const most = Math.max(1, ...cities.map(({ people }) => people))
  return cities.map((city): Plate => {
    const text = look.label(city)
    const { code, name, people, lon, lat, kilometers } = city
    let width = 0
    return {
      layer: look.layerId,
      key: code,
      lon,
      lat,
      priority: PRIORITY + people / most,
      anchors: ['center', 'below', 'above', 'right', 'left'],
      area: null,
      text,
      properties: { from: null, to: name, people, exact: look.exact, area: null, kilometers },
      shownAt: () => look.opacity,
      size: (context) => {
        if (width === 0) {
          context.font = LETTERS
          context.letterSpacing = '0px'
          width = context.measureText(text).width + 2 * PADDING
        }
        return { width, height: HEIGHT }
      },
      draw: (context) => drawSign(context, text, width, FLOW_COLORS[look.theme][reachOf(code)], look.theme),
    }
  })
}

function drawSign(context: CanvasRenderingContext2D, text: string, width: number, color: string, theme: FlowLook['theme']): void {
  context.beginPath()
  context.roundRect(1, 1, width - 2, HEIGHT - 2, 5)
  context.fillStyle = PALETTE[theme].raised
  context.fill()
  context.strokeStyle = color
  context.lineWidth = 1.5
  context.stroke()
  context.fillStyle = PALETTE[theme].ink
  context.font = LETTERS
  context.letterSpacing = '0px'
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  context.fillText(text, PADDING, HEIGHT / 2 + 1)
}
