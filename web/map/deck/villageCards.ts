import type { VillageDensity } from '../../../api/contract/density.ts'
import { FONT, PALETTE, type ThemeName } from '../../theme.ts'

/** CSS pixels of one card: the village's name, its people, and its pyramid. */
export const CARD = { width: 104, height: 74 }
const PADDING = 7
const BARS = { top: 38, height: 30, half: 40 }
/** Bands of five years drawn as one bar. */
const BANDS_A_BAR = 2

export interface CardSheet {
  readonly canvas: HTMLCanvasElement
  readonly mapping: Record<string, { x: number; y: number; width: number; height: number; anchorX: number; anchorY: number; mask: false }>
}

/** Cards of villages on one sheet, as icons for the graphics card. @param ratio device pixels a CSS pixel */
export function drawCards(
  villages: readonly VillageDensity[],
  exact: boolean,
  color: (people: number) => string,
  theme: ThemeName,
  ratio: number,
): CardSheet {
  const columns = Math.max(1, Math.floor(2048 / (CARD.width * ratio)))
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(columns * CARD.width * ratio)
  canvas.height = Math.ceil(Math.ceil(Math.max(1, villages.length) / columns) * CARD.height * ratio)
  const context = canvas.getContext('2d')!
  const mapping: CardSheet['mapping'] = {}
  villages.forEach((village, index) => {
    const x = (index % columns) * CARD.width
    const y = Math.floor(index / columns) * CARD.height
    context.setTransform(ratio, 0, 0, ratio, x * ratio, y * ratio)
    drawCard(context, village, exact, color(village.people), theme)
    mapping[village.code] = {
      x: Math.round(x * ratio),
      y: Math.round(y * ratio),
      width: Math.round(CARD.width * ratio),
      height: Math.round(CARD.height * ratio),
      anchorX: Math.round((CARD.width / 2) * ratio),
      anchorY: Math.round(CARD.height * ratio),
      mask: false,
    }
  })
  return { canvas, mapping }
}

/** 大庄村村民委员会 → 大庄村: what people call it. */
export const shortName = (name: string): string => name.replace(/(村民|居民)?委员会$/, '')

function drawCard(
  context: CanvasRenderingContext2D,
  { name, people, male, female }: VillageDensity,
  exact: boolean,
  color: string,
  theme: ThemeName,
): void {
  const { raised, ink, soft, line, male: blue, female: red } = PALETTE[theme]
  const { width, height } = CARD
  context.beginPath()
  context.roundRect(1, 1, width - 2, height - 3, 6)
  context.fillStyle = raised
  context.fill()
  context.strokeStyle = line
  context.lineWidth = 1
  context.stroke()
  context.save()
  context.clip()
  context.fillStyle = color
  context.fillRect(0, 0, 5, height)
  context.restore()
  context.textBaseline = 'alphabetic'
  context.textAlign = 'left'
  context.fillStyle = soft
  context.font = `500 11px ${FONT}`
  context.fillText(shortName(name), PADDING + 3, 15, width - 2 * PADDING)
  context.fillStyle = ink
  context.font = `600 14px ${FONT}`
  context.fillText(`${exact ? '' : '≥ '}${people.toLocaleString('en-US')}`, PADDING + 3, 32, width - 2 * PADDING)
  drawPyramid(context, male, female, width / 2 + 2, blue, red)
}

/** Men left, women right, the young below. */
function drawPyramid(
  context: CanvasRenderingContext2D,
  male: readonly number[],
  female: readonly number[],
  middle: number,
  blue: string,
  red: string,
): void {
  const bars = (bands: readonly number[]) =>
    Array.from({ length: Math.ceil(bands.length / BANDS_A_BAR) }, (_, bar) =>
      bands.slice(bar * BANDS_A_BAR, (bar + 1) * BANDS_A_BAR).reduce((sum, people) => sum + people, 0),
    )
  const [men, women] = [bars(male), bars(female)]
  const largest = Math.max(1, ...men, ...women)
  const step = BARS.height / men.length
  men.forEach((people, bar) => {
    const y = BARS.top + BARS.height - (bar + 1) * step
    const [left, right] = [people, women[bar]!].map((count) => (count / largest) * BARS.half)
    context.fillStyle = blue
    context.fillRect(middle - 0.5 - left!, y, left!, step - 0.6)
    context.fillStyle = red
    context.fillRect(middle + 0.5, y, right!, step - 0.6)
  })
}
