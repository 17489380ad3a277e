import { FONT, type Palette } from '../../theme.ts'
import type { Mark } from './marks.ts'

const DOT = 4.5
const LINE = 20

/** A dot on the ground, and above it a label on its own ground. */
export function paintMark(context: CanvasRenderingContext2D, mark: Mark, { x, y }: { x: number; y: number }, palette: Palette): void {
  context.save()
  if (mark.dot) {
    context.beginPath()
    context.arc(x, y, DOT, 0, Math.PI * 2)
    context.fillStyle = palette[mark.ink]
    context.strokeStyle = palette.raised
    context.lineWidth = 4
    context.stroke()
    context.fill()
  }
  if (mark.text) {
    context.font = `600 12px ${FONT}`
    const width = context.measureText(mark.text).width + 14
    const left = x - width / 2
    const top = y - DOT - 6 - LINE
    context.beginPath()
    context.roundRect(left, top, width, LINE, 5)
    context.fillStyle = palette.raised
    context.strokeStyle = palette[mark.ink]
    context.lineWidth = 1
    context.fill()
    context.stroke()
    context.fillStyle = palette.ink
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.fillText(mark.text, x, top + LINE / 2 + 0.5)
  }
  context.restore()
}
