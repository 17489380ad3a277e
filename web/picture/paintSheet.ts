import type { LegendEntry } from '../map/layer.ts'
import type { Snapshot } from '../map/picture/snapshot.ts'
import { scaleBar, scaleText } from '../map/scaleBar.ts'
import { FONT, type Palette } from '../theme.ts'
import { legendBox, LONGEST_SCALE, northBox, scaleBox } from './furniture.ts'
import type { Box, Sheet } from './sheet.ts'

/** The words and signs of a sheet. */
export interface SheetText {
  readonly title: string
  readonly subtitle: string
  /** Two lines at the foot: scope and source, who took it and when. */
  readonly foot: readonly [string, string]
  /** 示意数据, beside the title; empty for real data. */
  readonly stamp: string
  /** Account and time, faint over the whole map. */
  readonly watermark: string
  readonly legendTitle: string
  readonly legend: readonly ({ label: string } & Pick<LegendEntry, 'mark' | 'color' | 'sign'>)[]
  readonly north: string
  readonly language: 'zh-CN' | 'en'
}

type Context = CanvasRenderingContext2D

/** In units of a screen pixel: a longer line of the legend is drawn narrower. */
const WIDEST_SIDE = 280

/** Draws a sheet: title, map with watermark, legend, north and scale, foot. Fonts must have their glyphs. @param signs of the legend's lines */
export function paintSheet(
  sheet: Sheet,
  snapshot: Snapshot,
  text: SheetText,
  signs: readonly HTMLImageElement[],
  palette: Palette,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = sheet.width
  canvas.height = sheet.height
  const context = canvas.getContext('2d')!
  context.fillStyle = palette.paper
  context.fillRect(0, 0, sheet.width, sheet.height)
  const { map, source, unit } = sheet
  context.imageSmoothingQuality = 'high'
  context.drawImage(snapshot.canvas, source.x, source.y, source.width, source.height, map.x, map.y, map.width, map.height)
  within(context, map, () => paintWatermark(context, sheet, text.watermark, palette))
  context.strokeStyle = palette.ink
  context.lineWidth = unit
  context.strokeRect(map.x, map.y, map.width, map.height)
  paintTitle(context, sheet, text, palette)
  paintLegend(context, sheet, text, signs, palette)
  paintNorth(context, sheet, snapshot.heading, text.north, palette)
  paintScale(context, sheet, snapshot.metersPerPixel * (source.width / map.width), text.language, palette)
  paintFoot(context, sheet, text, palette)
  return canvas
}

function within(context: Context, box: Sheet['map'], draw: () => void): void {
  context.save()
  context.beginPath()
  context.rect(box.x, box.y, box.width, box.height)
  context.clip()
  draw()
  context.restore()
}

const font = (unit: number, size: number, weight = 400) => `${weight} ${size * unit}px ${FONT}`

function paintTitle(context: Context, { title, unit }: Sheet, text: SheetText, palette: Palette): void {
  context.textBaseline = 'alphabetic'
  context.textAlign = 'left'
  context.fillStyle = palette.ink
  context.font = font(unit, 26, 700)
  const base = title.y + title.height * 0.64
  context.fillText(text.title, title.x, base, title.width * 0.62)
  const width = Math.min(context.measureText(text.title).width, title.width * 0.62)
  if (text.stamp) {
    context.font = font(unit, 12)
    const room = context.measureText(text.stamp).width + 14 * unit
    context.strokeStyle = palette.soft
    context.lineWidth = unit
    context.strokeRect(title.x + width + 14 * unit, base - 17 * unit, room, 21 * unit)
    context.fillStyle = palette.soft
    context.fillText(text.stamp, title.x + width + 21 * unit, base - 2 * unit)
  }
  context.font = font(unit, 13)
  context.fillStyle = palette.soft
  context.textAlign = 'right'
  context.fillText(text.subtitle, title.x + title.width, base)
}

function paintFoot(context: Context, { foot, unit }: Sheet, { foot: lines }: SheetText, palette: Palette): void {
  context.textAlign = 'left'
  context.textBaseline = 'alphabetic'
  context.fillStyle = palette.soft
  context.font = font(unit, 12)
  for (const [index, line] of lines.entries()) context.fillText(line, foot.x, foot.y + (20 + index * 18) * unit, foot.width)
}

/** Who took the picture, across the whole of it: faint enough to read the map through it, not to be cut off. */
function paintWatermark(context: Context, { map, unit }: Sheet, watermark: string, palette: Palette): void {
  context.font = font(unit, 15)
  context.fillStyle = palette.ink
  context.globalAlpha = 0.075
  context.textAlign = 'center'
  context.translate(map.x + map.width / 2, map.y + map.height / 2)
  context.rotate(-Math.PI / 9)
  const [stepX, stepY] = [context.measureText(watermark).width + 90 * unit, 130 * unit]
  const reach = Math.hypot(map.width, map.height) / 2
  for (let y = -Math.ceil(reach / stepY) * stepY; y <= reach; y += stepY)
    for (let x = -Math.ceil(reach / stepX) * stepX; x <= reach; x += stepX)
      context.fillText(watermark, x + ((Math.round(y / stepY) & 1) * stepX) / 2, y)
}

function paintLegend(
  context: Context,
  sheet: Sheet,
  { legend, legendTitle }: SheetText,
  signs: readonly HTMLImageElement[],
  palette: Palette,
): void {
  const { side, unit } = sheet
  if (!side) return
  const row = 20 * unit
  const box = legendBox({ side, unit }, legend.length)
  const { x: left, y: top, width } = box
  plate(context, box, unit, palette)
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  context.fillStyle = palette.ink
  context.font = font(unit, 13, 650)
  context.fillText(legendTitle, left + 12 * unit, top + 17 * unit)
  context.font = font(unit, 12)
  legend.forEach(({ label }, index) => {
    const middle = top + 17 * unit + (index + 1) * row
    context.drawImage(signs[index]!, left + 12 * unit, middle - 7 * unit, 20 * unit, 14 * unit)
    context.fillText(label, left + 40 * unit, middle, width - 50 * unit)
  })
}

/** Width of what stands beside the map, in units: as wide as the legend's longest line needs; 0 without a legend. Fonts must have their glyphs. */
export function sideWidth({ legend, legendTitle }: SheetText): number {
  if (legend.length === 0) return 0
  const context = document.createElement('canvas').getContext('2d')!
  context.font = font(1, 12)
  const widths = [legendTitle, ...legend.map(({ label }) => label)].map((label) => context.measureText(label).width)
  return Math.min(Math.ceil(Math.max(...widths)) + 56, WIDEST_SIDE)
}

function fillPath(context: Context, path: Path2D): void {
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
  context.fill(path)
}

function plate(context: Context, { x, y, width, height }: Box, unit: number, palette: Palette): void {
  context.beginPath()
  context.roundRect(x, y, width, height, 6 * unit)
  context.fillStyle = palette.panel
  context.fill()
  context.strokeStyle = palette.line
  context.lineWidth = unit
  context.stroke()
}

function paintNorth(context: Context, sheet: Sheet, heading: number, label: string, palette: Palette): void {
  const { unit } = sheet
  const { x: left, y: top, width } = northBox(sheet)
  const [x, y] = [left + width / 2, top + width / 2]
  context.save()
  context.beginPath()
  context.arc(x, y, width / 2, 0, Math.PI * 2)
  context.fillStyle = palette.panel
  context.fill()
  context.translate(x, y)
  context.rotate((-heading * Math.PI) / 180)
  context.scale(unit, unit)
  context.fillStyle = palette.ink
  fillPath(context, new Path2D('M0 -19 6 9 0 5z'))
  context.strokeStyle = palette.ink
  context.lineWidth = 1
  context.stroke(new Path2D('M0 -19 6 9 0 5 -6 9z'))
  context.font = `650 10px ${FONT}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(label, 0, 16)
  context.restore()
}

function paintScale(context: Context, sheet: Sheet, perPixel: number, language: SheetText['language'], palette: Palette): void {
  const { unit } = sheet
  const { meters, pixels } = scaleBar(perPixel, LONGEST_SCALE * unit)
  const box = scaleBox(sheet, pixels)
  const [left, base] = [box.x + 10 * unit, box.y + 26 * unit]
  plate(context, box, unit, palette)
  context.strokeStyle = palette.ink
  context.fillStyle = palette.ink
  context.lineWidth = 1.5 * unit
  context.beginPath()
  context.moveTo(left, base - 6 * unit)
  context.lineTo(left, base)
  context.lineTo(left + pixels, base)
  context.lineTo(left + pixels, base - 6 * unit)
  context.stroke()
  context.font = font(unit, 12)
  context.textAlign = 'center'
  context.textBaseline = 'alphabetic'
  context.fillText(scaleText(meters, language), left + pixels / 2, base - 6 * unit)
}
