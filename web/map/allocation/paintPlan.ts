import { FONT, type Palette } from '../../theme.ts'

export interface At {
  readonly x: number
  readonly y: number
}

/** CSS pixels. */
export const SITE_RADIUS = 11
const NAME_HEIGHT = 20
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

/** Sites whose names have room, the foremost first. */
export function labelsOf(
  context: CanvasRenderingContext2D,
  sites: readonly { readonly name: string }[],
  seen: readonly (At | null)[],
): Set<number> {
  context.font = `600 12px ${FONT}`
  const taken: { left: number; right: number; top: number; bottom: number }[] = []
  const labelled = new Set<number>()
  sites.forEach(({ name }, site) => {
    const at = seen[site]
    if (!at) return
    const half = context.measureText(name).width / 2 + 9
    const box = { left: at.x - half, right: at.x + half, top: at.y - SITE_RADIUS - 6 - NAME_HEIGHT, bottom: at.y + SITE_RADIUS }
    if (taken.some((one) => box.left < one.right && box.right > one.left && box.top < one.bottom && box.bottom > one.top)) return
    taken.push(box)
    labelled.add(site)
  })
  return labelled
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
    context.font = `600 12px ${FONT}`
    const width = context.measureText(name).width + 14
    const top = y - SITE_RADIUS - 6 - NAME_HEIGHT
    context.beginPath()
    context.roundRect(x - width / 2, top, width, NAME_HEIGHT, 5)
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
