import type { Palette } from '../../theme.ts'
import type { Handle } from './handles.ts'

type Place = { readonly x: number; readonly y: number } | null

interface Picture {
  /** The outline, points close together; null behind the eye. */
  line: readonly Place[]
  closed: boolean
  handles: readonly { at: Place; handle: Handle }[]
  chosen: number | null
  /** Where points are to come. */
  awaited: readonly { readonly x: number; readonly y: number }[]
  /** Where lines cross. */
  faults: readonly Place[]
}

/** Draws a sketch on a canvas that lies over the map. */
export function paintSketch(canvas: HTMLCanvasElement, palette: Palette, picture: Picture): void {
  const ratio = window.devicePixelRatio
  const width = Math.round(canvas.clientWidth * ratio)
  const height = Math.round(canvas.clientHeight * ratio)
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width
    canvas.height = height
  }
  const context = canvas.getContext('2d')!
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, width, height)
  paintLine(context, palette, picture)
  for (const { at, handle } of picture.handles) {
    if (!at) continue
    const chosen = handle.kind === 'point' && handle.index === picture.chosen
    const radius = handle.kind === 'middle' ? 4 : chosen ? 8 : 6
    context.beginPath()
    context.arc(at.x, at.y, radius, 0, 2 * Math.PI)
    context.globalAlpha = handle.kind === 'middle' ? 0.75 : 1
    context.fillStyle = chosen ? palette.accent : palette.raised
    context.fill()
    context.lineWidth = handle.kind === 'middle' ? 1.5 : 2.5
    context.strokeStyle = chosen ? palette.raised : palette.accent
    context.stroke()
    context.globalAlpha = 1
  }
  for (const at of picture.awaited) paintAwaited(context, palette, at)
  for (const at of picture.faults) if (at) paintFault(context, palette, at)
}

function paintLine(context: CanvasRenderingContext2D, palette: Palette, { line, closed }: Picture): void {
  if (line.length < 2) return
  context.beginPath()
  let open = false
  for (const at of line) {
    if (!at) open = false
    else if (open) context.lineTo(at.x, at.y)
    else {
      context.moveTo(at.x, at.y)
      open = true
    }
  }
  if (closed && line.every(Boolean)) {
    context.globalAlpha = 0.14
    context.fillStyle = palette.accent
    context.fill('evenodd')
    context.globalAlpha = 1
  }
  context.lineJoin = 'round'
  context.lineCap = 'round'
  context.strokeStyle = palette.raised
  context.lineWidth = 6
  context.globalAlpha = 0.75
  context.stroke()
  context.globalAlpha = 1
  context.strokeStyle = palette.accent
  context.lineWidth = 3
  context.stroke()
}

/** A broken ring: not a point yet. */
function paintAwaited(context: CanvasRenderingContext2D, palette: Palette, { x, y }: { x: number; y: number }): void {
  context.beginPath()
  context.arc(x, y, 9, 0, 2 * Math.PI)
  context.fillStyle = palette.raised
  context.globalAlpha = 0.75
  context.fill()
  context.globalAlpha = 1
  context.strokeStyle = palette.accent
  context.lineWidth = 2.5
  context.setLineDash([4, 3])
  context.stroke()
  context.setLineDash([])
}

/** A cross in a ring: seen without its colour, too. */
function paintFault(context: CanvasRenderingContext2D, palette: Palette, { x, y }: { x: number; y: number }): void {
  context.beginPath()
  context.arc(x, y, 12, 0, 2 * Math.PI)
  context.fillStyle = palette.raised
  context.fill()
  context.strokeStyle = palette.red
  context.lineWidth = 2.5
  context.stroke()
  context.beginPath()
  context.moveTo(x - 5, y - 5)
  context.lineTo(x + 5, y + 5)
  context.moveTo(x + 5, y - 5)
  context.lineTo(x - 5, y + 5)
  context.stroke()
}
