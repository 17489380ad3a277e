import { FONT, type Palette } from '../../theme.ts'
import type { Mark, MarkSign } from './marks.ts'

/** CSS pixels. */
const DOT = 4.5
const DISC = 9
export const TEXT_HEIGHT = 20

interface Point {
  readonly x: number
  readonly y: number
}
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
}

/** How far a sign reaches from its place. */
const radiusOf = (sign: MarkSign | null) => (sign === null || sign === 'dot' ? DOT : DISC)

/** A sign on the ground: the shape says what it is, the colour says it again. */
export function paintMarkSign(context: CanvasRenderingContext2D, sign: MarkSign, { x, y }: Point, ink: string, ground: string): void {
  context.save()
  context.translate(x, y)
  context.lineCap = 'round'
  if (sign === 'cut') {
    // Across the road, wider than it.
    for (const [color, width] of [
      [ground, 8],
      [ink, 4],
    ] as const)
      stroke(context, color, width, [
        [-6, -6, 6, 6],
        [-6, 6, 6, -6],
      ])
  } else {
    context.beginPath()
    context.arc(0, 0, radiusOf(sign), 0, Math.PI * 2)
    context.fillStyle = sign === 'closed' ? ground : ink
    context.strokeStyle = ground
    context.lineWidth = 4
    context.stroke()
    context.fill()
    if (sign === 'opened')
      stroke(context, ground, 2.6, [
        [-4.5, 0, 4.5, 0],
        [0, -4.5, 0, 4.5],
      ])
    if (sign === 'closed') {
      context.strokeStyle = ink
      context.lineWidth = 2.4
      context.stroke()
      stroke(context, ink, 2.4, [[-6.2, 6.2, 6.2, -6.2]])
    }
  }
  context.restore()
}

function stroke(context: CanvasRenderingContext2D, color: string, width: number, lines: readonly (readonly number[])[]): void {
  context.beginPath()
  for (const [x0, y0, x1, y1] of lines) {
    context.moveTo(x0!, y0!)
    context.lineTo(x1!, y1!)
  }
  context.strokeStyle = color
  context.lineWidth = width
  context.stroke()
}

/**
 * The label of a mark on its own ground above the place, or below it where one lies already; none where both are taken: the sign stays, and
 * nearer there is room. What is closed is struck through.
 * @param taken where labels lie already; this one is added
 */
export function paintMarkText(
  context: CanvasRenderingContext2D,
  { text = '', sign, ink }: Mark,
  { x, y }: Point,
  palette: Palette,
  taken: Box[],
): void {
  context.save()
  context.font = `600 12px ${FONT}`
  const width = context.measureText(text).width + 14
  const left = x - width / 2
  const free = (top: number) =>
    taken.every((box) => Math.abs(box.top - top) >= TEXT_HEIGHT || left >= box.left + box.width || left + width <= box.left)
  const off = radiusOf(sign) + 6
  const [above, below] = [y - off - TEXT_HEIGHT, y + off]
  const top = [above, below].find(free)
  if (top === undefined) {
    context.restore()
    return
  }
  taken.push({ left, top, width })
  context.beginPath()
  context.roundRect(left, top, width, TEXT_HEIGHT, 5)
  context.fillStyle = palette.raised
  context.strokeStyle = palette[ink]
  context.lineWidth = 1
  context.fill()
  context.stroke()
  context.fillStyle = sign === 'closed' ? palette.soft : palette.ink
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(text, x, top + TEXT_HEIGHT / 2 + 0.5)
  if (sign === 'closed') stroke(context, palette.soft, 1.2, [[left + 6, top + TEXT_HEIGHT / 2, left + width - 6, top + TEXT_HEIGHT / 2]])
  context.restore()
}
