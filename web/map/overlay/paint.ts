import { FONT, severityColor, type Palette } from '../../theme.ts'
import type { Placed } from '../declutter.ts'
import { LETTERING, type Name } from './names.ts'

type Context = CanvasRenderingContext2D

/** Inks of names on the printed map, by theme. */
export interface MapInks extends Palette {
  peak: string
  water: string
  halo: string
}
export const mapInks = (palette: Palette, dark: boolean): MapInks => ({
  ...palette,
  peak: dark ? '#d8b98e' : '#6f4e2b',
  water: dark ? '#8fc6e4' : '#1f5f86',
  halo: dark ? 'rgba(18, 23, 24, 0.85)' : 'rgba(250, 247, 239, 0.88)',
})

const PEAK_SIGN = 10
const PILL_GAP = 5

const fontOf = (name: Name) => `${LETTERING[name.kind].weight} ${LETTERING[name.kind].size}px ${FONT}`
/** A peak without a name of its own is named by its height. */
export const textOf = ({ kind, text, heightMeters }: Name): string =>
  kind !== 'peak' || heightMeters === null ? text : `${text} ${heightMeters.toFixed(1)}`.trimStart()

const widths = new Map<string, number>()

/** Room a name needs: its letters, the sign of a peak, the count of its open alerts. */
export function nameWidth(context: Context, name: Name, count: number): number {
  const key = `${name.kind} ${textOf(name)} ${count}`
  const known = widths.get(key)
  if (known !== undefined) return known
  context.font = fontOf(name)
  context.letterSpacing = `${LETTERING[name.kind].spacing}px`
  let width = context.measureText(textOf(name)).width
  if (name.kind === 'peak' || name.kind === 'sight') width += PEAK_SIGN + 3
  if (count > 0) width += PILL_GAP + pillWidth(context, count)
  widths.set(key, width)
  return width
}

function pillWidth(context: Context, count: number): number {
  context.font = `600 12px ${FONT}`
  context.letterSpacing = '0px'
  return Math.max(context.measureText(String(count)).width + 10, 20)
}

export function drawName(
  context: Context,
  name: Name,
  placed: Placed,
  inks: MapInks,
  count: { open: number; severity: number } | null,
  chosen: boolean,
): void {
  const lettering = LETTERING[name.kind]
  const middle = placed.top + (lettering.size + 6) / 2
  let x = placed.left
  context.save()
  const color = chosen ? inks.accent : inks[lettering.color]
  context.lineJoin = 'round'
  context.strokeStyle = inks.halo
  context.fillStyle = color
  if (name.kind === 'peak' || name.kind === 'sight') {
    drawSign(context, name.kind, x + PEAK_SIGN / 2, middle)
    x += PEAK_SIGN + 3
  }
  context.font = fontOf(name)
  context.letterSpacing = `${lettering.spacing}px`
  context.textBaseline = 'middle'
  if (lettering.slant) {
    // Chinese maps slant the names of waters to the left.
    context.translate(x, middle)
    context.transform(1, 0, 0.22, 1, 0, 0)
    context.translate(-x, -middle)
  }
  context.lineWidth = lettering.size >= 14 ? 4 : 3.2
  const text = textOf(name)
  context.strokeText(text, x, middle + 0.5)
  context.fillText(text, x, middle + 0.5)
  x += context.measureText(text).width
  context.restore()
  if (count && count.open > 0) drawPill(context, x + PILL_GAP, middle, count.open, severityColor(inks, count.severity), inks)
}

function drawSign(context: Context, kind: Name['kind'], x: number, y: number): void {
  context.beginPath()
  if (kind === 'peak') {
    context.moveTo(x, y - 4.5)
    context.lineTo(x + 4.5, y + 4)
    context.lineTo(x - 4.5, y + 4)
    context.closePath()
  } else context.arc(x, y, 3, 0, Math.PI * 2)
  context.lineWidth = 3
  context.stroke()
  context.fill()
}

/** A count on its own ground, beside a name. */
function drawPill(context: Context, left: number, middle: number, count: number, color: string, inks: MapInks): void {
  const width = pillWidth(context, count)
  context.beginPath()
  context.roundRect(left, middle - 9, width, 18, 9)
  context.fillStyle = color
  context.strokeStyle = inks.halo
  context.lineWidth = 2
  context.stroke()
  context.fill()
  context.fillStyle = inks.raised === '#ffffff' ? '#ffffff' : '#1a1f20'
  context.textBaseline = 'middle'
  context.textAlign = 'center'
  context.fillText(String(count), left + width / 2, middle + 0.5)
  context.textAlign = 'left'
}

export const PIN_STEM = 20
const PIN_RADIUS = 8

/** A single alert: a sign on a stem that stands on the house. Shape says the severity as well as colour. */
export function drawPin(context: Context, x: number, y: number, severity: number, chosen: boolean, inks: MapInks): void {
  const top = y - PIN_STEM
  const radius = chosen ? PIN_RADIUS + 3 : PIN_RADIUS
  context.save()
  context.strokeStyle = inks.halo
  context.lineWidth = 4
  line(context, x, y, x, top)
  context.strokeStyle = severityColor(inks, severity)
  context.lineWidth = 1.5
  line(context, x, y, x, top)
  context.beginPath()
  if (severity >= 3) polygon(context, x, top, radius * 1.15, 4)
  else if (severity === 2) polygon(context, x, top + 1, radius * 1.2, 3)
  else context.arc(x, top, radius * 0.85, 0, Math.PI * 2)
  context.fillStyle = severityColor(inks, severity)
  context.strokeStyle = chosen ? inks.ink : inks.halo
  context.lineJoin = 'round'
  context.lineWidth = chosen ? 4 : 3
  context.stroke()
  context.fill()
  context.restore()
}

/** Several alerts near each other: their count, larger for more, ringed in the colour of the most severe. */
export function drawCluster(context: Context, x: number, y: number, count: number, severity: number, inks: MapInks): void {
  const radius = clusterRadius(count)
  const color = severityColor(inks, severity)
  context.save()
  context.beginPath()
  context.arc(x, y, radius + 3, 0, Math.PI * 2)
  context.fillStyle = color
  context.globalAlpha = 0.22
  context.fill()
  context.globalAlpha = 1
  context.beginPath()
  context.arc(x, y, radius, 0, Math.PI * 2)
  context.fill()
  context.fillStyle = inks.raised === '#ffffff' ? '#ffffff' : '#1a1f20'
  context.font = `600 12px ${FONT}`
  context.letterSpacing = '0px'
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(String(count), x, y + 0.5)
  context.restore()
}

/** Area grows with the count; 11 px for two, 20 px for a hundred and more. */
export const clusterRadius = (count: number): number => Math.min(20, 9 + Math.sqrt(count) * 1.2)

function line(context: Context, x0: number, y0: number, x1: number, y1: number): void {
  context.beginPath()
  context.moveTo(x0, y0)
  context.lineTo(x1, y1)
  context.stroke()
}

function polygon(context: Context, x: number, y: number, radius: number, sides: number): void {
  for (let side = 0; side < sides; side++) {
    const turn = (side / sides) * Math.PI * 2 - Math.PI / 2
    const px = x + Math.cos(turn) * radius
    const py = y + Math.sin(turn) * radius
    if (side === 0) context.moveTo(px, py)
    else context.lineTo(px, py)
  }
  context.closePath()
}
