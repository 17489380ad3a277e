import type { Stop } from './style.ts'

const SIZE = 10
const known = new Map<string, CanvasPattern>()

/** The second sign of a polygon: lines, waves or dots in its own colour; null for a plain one. */
export function patternFill(context: CanvasRenderingContext2D, { pattern, color }: Stop): CanvasPattern | null {
  if (!pattern || pattern === 'plain') return null
  const key = `${pattern} ${color}`
  let fill = known.get(key)
  if (!fill) {
    const swatch = document.createElement('canvas')
    swatch.width = SIZE
    swatch.height = SIZE
    const pen = swatch.getContext('2d')!
    pen.strokeStyle = color
    pen.fillStyle = color
    pen.lineWidth = 1.2
    pen.beginPath()
    if (pattern === 'hatch') {
      for (const shift of [-SIZE, 0, SIZE]) {
        pen.moveTo(shift - 1, SIZE + 1)
        pen.lineTo(shift + SIZE + 1, -1)
      }
      pen.stroke()
    } else if (pattern === 'waves') {
      pen.moveTo(0, SIZE / 2)
      pen.bezierCurveTo(SIZE / 4, SIZE / 2 - 3, SIZE / 4, SIZE / 2 - 3, SIZE / 2, SIZE / 2)
      pen.bezierCurveTo((SIZE * 3) / 4, SIZE / 2 + 3, (SIZE * 3) / 4, SIZE / 2 + 3, SIZE, SIZE / 2)
      pen.stroke()
    } else {
      for (const [x, y] of [
        [2.5, 2.5],
        [7.5, 7.5],
      ] as const) {
        pen.moveTo(x + 1.3, y)
        pen.arc(x, y, 1.3, 0, Math.PI * 2)
      }
      pen.fill()
    }
    fill = context.createPattern(swatch, 'repeat')!
    known.set(key, fill)
  }
  return fill
}
