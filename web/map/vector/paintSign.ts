import { FONT } from '../../theme.ts'
import type { SignShape, Stop } from './style.ts'

/** Draws a kind's sign about a point; `lettered` with its character, which must be loaded, else the bare shape. */
export function paintSign(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  { sign, color }: Pick<Stop, 'sign' | 'color'>,
  halo: string,
  lettered: boolean,
): void {
  context.save()
  shapePath(context, sign?.shape ?? 'circle', x, y, radius)
  context.lineJoin = 'round'
  context.strokeStyle = halo
  context.lineWidth = lettered ? 3 : 2
  context.stroke()
  context.fillStyle = color
  context.fill()
  if (lettered && sign) {
    context.fillStyle = '#ffffff'
    context.font = `600 12px ${FONT}`
    context.letterSpacing = '0px'
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.fillText(sign.text, x, y + (sign.shape === 'triangle' ? 2.5 : 0.5))
  }
  context.restore()
}

function shapePath(context: CanvasRenderingContext2D, shape: SignShape, x: number, y: number, radius: number): void {
  context.beginPath()
  if (shape === 'circle') context.arc(x, y, radius, 0, Math.PI * 2)
  else if (shape === 'square') context.roundRect(x - radius * 0.92, y - radius * 0.92, radius * 1.84, radius * 1.84, radius * 0.28)
  else {
    const points =
      shape === 'diamond'
        ? [
            [0, -1.25],
            [1.25, 0],
            [0, 1.25],
            [-1.25, 0],
          ]
        : [
            [0, -1.2],
            [1.25, 1],
            [-1.25, 1],
          ]
    for (const [dx, dy] of points) context.lineTo(x + dx! * radius, y + dy! * radius)
    context.closePath()
  }
}
