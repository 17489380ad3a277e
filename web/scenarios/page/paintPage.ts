import type { PdfText } from '../../picture/pdf.ts'
import { FONT, type Palette } from '../../theme.ts'
import { framesOf } from './frame.ts'
import { linesOf } from './lines.ts'

/** Everything that stands on the page. */
export interface Page {
  readonly title: string
  /** 示意数据, once, beside the title; empty for real data. */
  readonly stamp: string
  readonly subtitle: string
  readonly sentences: readonly string[]
  readonly figures: readonly { title: string; digits: string; unit: string }[]
  readonly legend: { title: string; steps: readonly { color: string; label: string }[] }
  /** Names of two scenarios, each with a map of its own; null of one. */
  readonly names: readonly [string, string] | null
  readonly tables: readonly Table[]
  readonly foot: readonly [string, string]
  readonly watermark: string
}
export interface Table {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A4 landscape at 200 dots an inch; laid out in units of half a dot. */
export const PIXELS = { width: 2339, height: 1654 }
export const PAPER = { width: 297, height: 210 }
const UNIT = 2
const [WIDTH, HEIGHT] = [PIXELS.width / UNIT, PIXELS.height / UNIT]
const POINTS = ((PAPER.width / 25.4) * 72) / WIDTH
const MARGIN = 30
/** Room of the map, of which a wide picture takes less height. */
const MAP = { x: MARGIN, y: 74, width: 640, height: 420 }
/** Height of the line under two maps that says what their colours mean. */
const STRIP = 24
const RIGHT = { x: MAP.x + MAP.width + 26, width: WIDTH - MARGIN - (MAP.x + MAP.width + 26) }
const FOOT = HEIGHT - 52
const ROW = 17.5

/** Paints the page: title, maps, what it says, figures, tables, foot; gives its lines too, to be found and copied in the PDF. */
export function paintPage(
  page: Page,
  maps: readonly [HTMLCanvasElement, HTMLCanvasElement?],
  palette: Palette,
): { canvas: HTMLCanvasElement; texts: PdfText[] } {
  const canvas = document.createElement('canvas')
  canvas.width = PIXELS.width
  canvas.height = PIXELS.height
  const context = canvas.getContext('2d')!
  context.scale(UNIT, UNIT)
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, WIDTH, HEIGHT)
  const pen = penOn(context, palette)
  title(pen, page)
  const underMaps = pictures(pen, page, maps)
  const below = says(pen, page)
  tables(pen, page, underMaps, below)
  foot(pen, page)
  return { canvas, texts: pen.texts }
}

type Pen = ReturnType<typeof penOn>
type Frame = ReturnType<typeof framesOf>[number]['frame']
interface Style {
  size: number
  weight?: number
  color?: keyof Palette
  align?: 'left' | 'right' | 'center'
}

function penOn(context: CanvasRenderingContext2D, palette: Palette) {
  const texts: PdfText[] = []
  const set = ({ size, weight = 400, color = 'ink', align = 'left' }: Style) => {
    context.font = `${weight} ${size}px ${FONT}`
    context.fillStyle = palette[color]
    context.textAlign = align
    context.textBaseline = 'alphabetic'
  }
  return {
    context,
    palette,
    texts,
    widthOf(text: string, style: Style): number {
      set(style)
      return context.measureText(text).width
    },
    /** A line of text by its foot; one that has less room than it needs is drawn narrower. */
    say(text: string, x: number, y: number, style: Style, room?: number): void {
      set(style)
      context.fillText(text, x, y, room)
      const width = Math.min(context.measureText(text).width, room ?? Infinity)
      const left = style.align === 'right' ? x - width : style.align === 'center' ? x - width / 2 : x
      texts.push({ text, x: left * POINTS, y: y * POINTS, size: style.size * POINTS })
    },
    line(x: number, y: number, width: number, color: keyof Palette = 'line'): void {
      context.fillStyle = palette[color]
      context.fillRect(x, y, width, 0.8)
    },
  }
}

function title({ say, widthOf, context, palette, line }: Pen, page: Page): void {
  const style = { size: 26, weight: 700 }
  const room = WIDTH * 0.6
  say(page.title, MARGIN, 48, style, room)
  const end = MARGIN + Math.min(widthOf(page.title, style), room) + 14
  if (page.stamp) {
    const stamp = { size: 12, color: 'soft' } as const
    context.strokeStyle = palette.soft
    context.strokeRect(end, 31, widthOf(page.stamp, stamp) + 14, 21)
    say(page.stamp, end + 7, 46, stamp)
  }
  say(page.subtitle, WIDTH - MARGIN, 48, { size: 12, color: 'soft', align: 'right' }, WIDTH * 0.36)
  line(MARGIN, 60, WIDTH - 2 * MARGIN, 'ink')
}

/** The maps with what lies on them; gives where they end. */
function pictures(pen: Pen, page: Page, maps: readonly [HTMLCanvasElement, HTMLCanvasElement?]): number {
  const { context, palette, say, widthOf } = pen
  const framed = framesOf(maps, page.names ? { ...MAP, height: MAP.height - STRIP } : MAP)
  context.imageSmoothingQuality = 'high'
  framed.forEach(({ frame, picture: at }, index) => {
    context.drawImage(maps[index]!, at.x, at.y, at.width, at.height)
    watermark(pen, page.watermark, frame)
    context.strokeStyle = palette.ink
    context.lineWidth = 0.8
    context.strokeRect(frame.x, frame.y, frame.width, frame.height)
    if (!page.names) return legend(pen, page, frame)
    const [name, style] = [page.names[index]!, { size: 12, weight: 600 }]
    const room = Math.min(widthOf(name, style), 250)
    plate(pen, frame.x + 8, frame.y + 8, room + 12, 22)
    say(name, frame.x + 14, frame.y + 23, style, 250)
  })
  const { frame } = framed.at(-1)!
  const end = frame.y + frame.height
  return page.names ? legendStrip(pen, page, end) : end
}

function plate({ context, palette }: Pen, x: number, y: number, width: number, height: number): void {
  context.beginPath()
  context.roundRect(x, y, width, height, 4)
  context.fillStyle = palette.panel
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
  context.fill()
  context.strokeStyle = palette.line
  context.lineWidth = 0.8
  context.stroke()
}

/** Who made the page, across the map: faint enough to read through it. */
function watermark({ context, palette }: Pen, text: string, frame: Frame): void {
  context.save()
  context.beginPath()
  context.rect(frame.x, frame.y, frame.width, frame.height)
  context.clip()
  context.translate(frame.x + frame.width / 2, frame.y + frame.height / 2)
  context.rotate(-Math.PI / 9)
  context.globalAlpha = 0.07
  context.fillStyle = palette.ink
  context.textAlign = 'center'
  context.font = `400 14px ${FONT}`
  for (let y = -400; y <= 400; y += 120) for (let x = -500; x <= 500; x += 330) context.fillText(text, x + ((y / 120) & 1) * 165, y)
  context.restore()
}

function legend(pen: Pen, { legend: { title: name, steps } }: Page, frame: Frame): void {
  if (steps.length === 0) return
  const { context, palette, say, widthOf } = pen
  const style = { size: 11 }
  const width = Math.max(widthOf(name, { size: 12, weight: 600 }), ...steps.map(({ label }) => widthOf(label, style) + 28)) + 20
  const height = steps.length * 17 + 30
  const [x, y] = [frame.x + frame.width - width - 8, frame.y + frame.height - height - 8]
  plate(pen, x, y, width, height)
  say(name, x + 10, y + 18, { size: 12, weight: 600 })
  steps.forEach(({ color, label }, index) => {
    const top = y + 25 + index * 17
    context.fillStyle = color
    context.fillRect(x + 10, top, 20, 12)
    context.strokeStyle = palette.soft
    context.lineWidth = 0.5
    context.strokeRect(x + 10, top, 20, 12)
    say(label, x + 38, top + 10, style)
  })
}

/** What the colours of both maps mean, in a line under them; gives where it ends. */
function legendStrip({ context, palette, say, widthOf }: Pen, { legend: { title: name, steps } }: Page, y: number): number {
  if (steps.length === 0) return y
  const [foot, style] = [y + 17, { size: 11 }]
  say(name, MAP.x, foot, { size: 12, weight: 600 }, 150)
  const start = MAP.x + Math.min(widthOf(name, { size: 12, weight: 600 }), 150) + 14
  const each = (MAP.x + MAP.width - start) / steps.length
  steps.forEach(({ color, label }, index) => {
    const x = start + index * each
    context.fillStyle = color
    context.fillRect(x, foot - 10, 18, 12)
    context.strokeStyle = palette.soft
    context.lineWidth = 0.5
    context.strokeRect(x, foot - 10, 18, 12)
    say(label, x + 23, foot, style, each - 29)
  })
  return y + STRIP
}

/** Sentences and big figures at the right; gives where they end. */
function says(pen: Pen, page: Page): number {
  const { say, widthOf, context, palette } = pen
  let y = MAP.y + 18
  page.sentences.forEach((sentence, index) => {
    const style: Style =
      index < (page.names ? 2 : 1) ? { size: 17, weight: 650 } : { size: 13, color: index === page.sentences.length - 1 ? 'soft' : 'ink' }
    const step = style.size * 1.5
    for (const line of linesOf(sentence, RIGHT.width, (text) => widthOf(text, style))) {
      say(line, RIGHT.x, y, style, RIGHT.width + 10)
      y += step
    }
    y += 7
  })
  const [gap, columns] = [10, 2]
  const width = (RIGHT.width - gap) / columns
  page.figures.forEach(({ title: name, digits, unit }, index) => {
    const x = RIGHT.x + (index % columns) * (width + gap)
    const top = y + Math.floor(index / columns) * 66
    context.strokeStyle = palette.line
    context.lineWidth = 1
    context.strokeRect(x, top, width, 58)
    say(name, x + 10, top + 19, { size: 12, color: 'soft' }, width - 20)
    const large = { size: 25, weight: 700 }
    say(digits, x + 10, top + 47, large)
    say(unit, x + 16 + widthOf(digits, large), top + 47, { size: 13 })
  })
  return y + Math.ceil(page.figures.length / columns) * 66
}

/** The first table under the map, as far as there is room; the others beside it, under the figures. */
function tables(pen: Pen, page: Page, underMap: number, below: number): void {
  const [wide, ...others] = page.tables
  if (wide) table(pen, wide, { x: MAP.x, y: underMap + 22, width: MAP.width, bottom: FOOT - 8 })
  let y = below + 16
  for (const one of others) y = table(pen, one, { x: RIGHT.x, y, width: RIGHT.width, bottom: FOOT - 8 }) + 28
}

/** @returns where it ends */
function table(
  { say, line }: Pen,
  { title: name, columns, rows }: Table,
  box: { x: number; y: number; width: number; bottom: number },
): number {
  const first = box.width * (columns.length > 3 ? 0.24 : 0.4)
  const each = (box.width - first) / (columns.length - 1)
  let { y } = box
  const cell = (text: string, column: number, style: Style) =>
    column === 0
      ? say(text, box.x, y, style, first - 6)
      : say(text, box.x + first + each * column, y, { ...style, align: 'right' }, each - 6)
  if (y + 3 * ROW > box.bottom) return y
  say(name, box.x, y, { size: 14, weight: 650 })
  y += ROW + 2
  columns.forEach((text, column) => cell(text, column, { size: 11, color: 'soft' }))
  line(box.x, y + 5, box.width, 'ink')
  for (const row of rows) {
    if (y + ROW > box.bottom) break
    y += ROW
    row.forEach((text, column) => cell(text, column, { size: 12 }))
    line(box.x, y + 5, box.width)
  }
  return y
}

function foot({ say, line }: Pen, page: Page): void {
  line(MARGIN, FOOT + 6, WIDTH - 2 * MARGIN, 'ink')
  page.foot.forEach((text, index) => say(text, MARGIN, FOOT + 23 + index * 17, { size: 11, color: 'soft' }, WIDTH - 2 * MARGIN))
}
