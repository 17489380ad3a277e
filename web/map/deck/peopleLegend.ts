import { whole } from '../../format.ts'
import type { ThemeName } from '../../theme.ts'
import type { LegendEntry, LegendMark, Text } from '../layer.ts'
import { rangeOf, stepOf, type Classes } from './classes.ts'
import type { BANDS } from './heights.ts'
import { RAMP } from './ramp.ts'

const MARKS: Record<keyof typeof BANDS, LegendMark> = { coarse: 'hexagon', fine: 'hexagon', villages: 'dot', houses: 'column' }
const PLACES: Record<keyof typeof BANDS, Text> = {
  coarse: { zh: '格', en: 'cell' },
  fine: { zh: '格', en: 'cell' },
  villages: { zh: '村', en: 'village' },
  houses: { zh: '栋', en: 'house' },
}

/** 100–199 人/格: what the colours mean now, the fullest first; height and size say the same. */
export function peopleLegend(classes: Classes, way: keyof typeof BANDS, theme: ThemeName): LegendEntry[] {
  const place = PLACES[way]
  return [...classes.breaks, 0]
    .map((_, found): LegendEntry => {
      const { from, to } = rangeOf(classes, found)
      const range = to === null ? `≥ ${whole(from)}` : from === to ? whole(from) : `${whole(from)}–${whole(to)}`
      return {
        label: { zh: `${range} 人/${place.zh}`, en: `${range} per ${place.en}` },
        mark: MARKS[way],
        color: RAMP[theme][stepOf(classes, found, RAMP[theme].length)]!,
      }
    })
    .toReversed()
}
