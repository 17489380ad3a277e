import { FONT, type Palette } from '../../theme.ts'
import type { Rect } from '../declutter.ts'

export interface At {
  readonly x: number
  readonly y: number
}

/** CSS pixels. */
export const SITE_RADIUS = 11
const NAME_HEIGHT = 20
const NAME_MARGIN = 7
const NAME_LIFT = 6
const NAME_FONT = `600 12px ${FONT}`
const THINNEST = 0.8
const THICKEST = 4

/** From a site to a village that it serves: wider for more people (`share` of the most). */
export function paintLine(
  context: CanvasRenderingContext2D,
  from: At,
  to: At,
  { share, faint, palette }: { share: number; faint: boolean; palette: Palette },
): void {
  context.save()
  context.globalAlpha = faint ? 0.15 : 0.8
  context.strokeStyle = palette.raised
  context.lineWidth = THINNEST + (THICKEST - THINNEST) * Math.sqrt(share) + 1.6
  context.beginPath()
  context.moveTo(from.x, from.y)
  context.lineTo(to.x, to.y)
  context.stroke()
  context.strokeStyle = palette.accent
  context.lineWidth -= 1.6
  context.stroke()
  context.beginPath()
  context.arc(to.x, to.y, 2.6, 0, Math.PI * 2)
  context.fillStyle = palette.accent
  context.fill()
  context.restore()
}

/** The room of a site's disc, and of its name above it. */
export const discRect = ({ x, y }: At): Rect => ({
  left: x - SITE_RADIUS,
  right: x + SITE_RADIUS,
  top: y - SITE_RADIUS,
  bottom: y + SITE_RADIUS,
})
export const nameRect = ({ x, y }: At, textWidth: number): Rect => ({
  left: x - textWidth / 2 - NAME_MARGIN,
  right: x + textWidth / 2 + NAME_MARGIN,
  top: y - SITE_RADIUS - NAME_LIFT - NAME_HEIGHT,
  bottom: y - SITE_RADIUS - NAME_LIFT,
})
const isOver = (one: Rect, other: Rect) =>
  one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top

/** Rooms of the names of sites that have some, by site, the foremost first: none lies on another's name or number. */
export function roomsOfNames(seen: readonly (At | null)[], textWidths: readonly number[]): Map<number, Rect> {
  const discs = seen.map((at) => at && discRect(at))
  const rooms = new Map<number, Rect>()
  seen.forEach((at, site) => {
    if (!at) return
    const room = nameRect(at, textWidths[site]!)
    if (discs.some((disc, other) => disc && other !== site && isOver(room, disc))) return
    if ([...rooms.values()].some((other) => isOver(room, other))) return
    rooms.set(site, room)
  })
  return rooms
}

/** How wide names of sites are written. */
export function nameWidths(context: CanvasRenderingContext2D, sites: readonly { readonly name: string }[]): number[] {
  context.font = NAME_FONT
  return sites.map(({ name }) => context.measureText(name).width)
}

/** A numbered disc, and its name above it; without a number a ring around a place. */
export function paintSite(
  context: CanvasRenderingContext2D,
  { x, y }: At,
  { number, name, chosen, palette }: { number: number | null; name: string; chosen: boolean; palette: Palette },
): void {
  context.save()
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.beginPath()
  context.arc(x, y, chosen ? SITE_RADIUS + 2 : SITE_RADIUS, 0, Math.PI * 2)
  context.lineWidth = chosen ? 4 : 2.5
  context.strokeStyle = number === null ? palette.ink : palette.raised
  if (number !== null) {
    context.fillStyle = chosen ? palette.ink : palette.accent
    context.fill()
  }
  context.stroke()
  if (number !== null) {
    context.fillStyle = palette.raised
    context.font = `700 12px ${FONT}`
    context.fillText(String(number), x, y + 0.5)
  }
  if (name) {
    context.font = NAME_FONT
    const { left, right, top } = nameRect({ x, y }, context.measureText(name).width)
    context.beginPath()
    context.roundRect(left, top, right - left, NAME_HEIGHT, 5)
    context.fillStyle = palette.raised
    context.strokeStyle = palette.accent
    context.lineWidth = 1
    context.fill()
    context.stroke()
    context.fillStyle = palette.ink
    context.fillText(name, x, top + NAME_HEIGHT / 2 + 0.5)
  }
  context.restore()
}
