import { FONT, type Palette } from '../../theme.ts'
import type { Mark } from './marks.ts'

const DOT = 4.5
const LINE = 20

interface Point {
  readonly x: number
  readonly y: number
}
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
}

/** A mark's dot on the ground. */
export function paintDot(context: CanvasRenderingContext2D, mark: Mark, { x, y }: Point, palette: Palette): void {
  context.save()
  context.beginPath()
  context.arc(x, y, DOT, 0, Math.PI * 2)
  context.fillStyle = palette[mark.ink]
  context.strokeStyle = palette.raised
  context.lineWidth = 4
  context.stroke()
  context.fill()
  context.restore()
}

/**
 * A label on its own ground above the place, or below it where one lies already.
 * @param taken where labels lie already; this one is added
 */
export function paintLabel(
  context: CanvasRenderingContext2D,
  text: string,
  ink: string,
  { x, y }: Point,
  palette: Palette,
  taken: Box[],
): void {
  context.save()
  context.font = `600 12px ${FONT}`
  const width = context.measureText(text).width + 14
  const left = x - width / 2
  const free = (top: number) =>
    taken.every((box) => Math.abs(box.top - top) >= LINE || left >= box.left + box.width || left + width <= box.left)
  const [above, below] = [y - DOT - 6 - LINE, y + DOT + 6]
  const top = !free(above) && free(below) ? below : above
  taken.push({ left, top, width })
  context.beginPath()
  context.roundRect(left, top, width, LINE, 5)
  context.fillStyle = palette.raised
  context.strokeStyle = ink
  context.lineWidth = 1
  context.fill()
  context.stroke()
  context.fillStyle = palette.ink
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(text, x, top + LINE / 2 + 0.5)
  context.restore()
}
