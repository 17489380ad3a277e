import type { DensityMeasure, VillageDensity } from '../../../api/contract/density.ts'
import { FONT, PALETTE, type ThemeName } from '../../theme.ts'
import type { Plate } from '../overlay/Plates.ts'
import { BANDS, shownAt } from './heights.ts'
import type { PeopleLook } from './peopleLook.ts'

/** CSS pixels of one card: the village's name, its people, and its pyramid. */
const CARD = { width: 104, height: 74 }
const PADDING = 7
const BARS = { top: 38, height: 30, half: 40 }
/** Bands of five years drawn as one bar. */
const BANDS_A_BAR = 2
/** Among names: below those of townships and waters, above those of villages. */
const PRIORITY = 52
const ANCHORS = ['above', 'right', 'left', 'below'] as const

interface CardLook extends PeopleLook {
  readonly exact: boolean
  /** The village's step of the ramp. */
  color(people: number): string
}

/** Cards of villages beside their seats, those with most people first; what each says is what its circle says. */
export function villageCards(villages: readonly VillageDensity[], look: CardLook): Plate[] {
  const most = Math.max(1, ...villages.map(({ people }) => people))
  return villages.map((village): Plate => ({
    layer: look.layerId,
    key: village.code,
    lon: village.seat[0],
    lat: village.seat[1],
    priority: PRIORITY + village.people / most,
    anchors: ANCHORS,
    area: village.code,
    text: `${shortName(village.name)}≥ 0123456789,`,
    properties: villageProperties(village, look.measure, look.exact),
    shownAt: (eyeMeters) => shownAt(BANDS.villages, eyeMeters) * look.opacity,
    size: () => CARD,
    draw: (context) => drawCard(context, village, look.exact, look.color(village.people), look.theme),
  }))
}

export const villageProperties = ({ code, name, people }: VillageDensity, measure: DensityMeasure, exact: boolean) => ({
  measure,
  people,
  exact,
  village: { code, name: shortName(name) },
})

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
