import { Cesium3DTileStyle, Color } from 'cesium'
import { STRUCTURE } from '../../api/contract/codes.ts'
import { BUILT_YEAR_BASE } from '../../api/contract/house_attributes.ts'
import { classesOf, findTheme } from '../../web/houses/house_themes.ts'
import { paintHouses } from '../../web/houses/paint.ts'
import { percentiles, type Figure } from './figure.ts'

const HOUSES = 250_000
const ROUNDS = 15

/**
 * Recolouring and filtering all houses of the county, the main thread's part: classes and one texture, beside the engine's own way,
 * conditions of a Cesium3DTileStyle evaluated for every house (without the texture writes that follow them).
 */
export function houseColorFigures(): Figure[] {
  const ids = Uint32Array.from({ length: HOUSES }, (_, house) => house + 1)
  const structure = Uint8Array.from(ids, (id) => STRUCTURE[(id * 7919) % STRUCTURE.length]!.code)
  const builtYear = Uint8Array.from(ids, (id) => 1950 - BUILT_YEAR_BASE + ((id * 104729) % 75))
  const matched = Uint8Array.from({ length: HOUSES / 8 }, (_, byte) => (byte * 31) & 255)
  const theme = findTheme('structure')!
  const own = time(() => {
    const of = classesOf(theme, structure)
    paintHouses({ ids, classes: { of, colors: theme.classes.map(({ color }) => color) }, matched, marked: new Set(), theme: 'light' })
  })
  const style = new Cesium3DTileStyle({
    color: {
      conditions: [
        ['${builtYear} < 160', "color('#e2ded3')"],
        ...STRUCTURE.map(({ code }, place) => [`\${structure} === ${code}`, `color('${theme.classes[place]!.color}')`]),
        ['true', "color('#9a9a9a')"],
      ],
    },
  })
  const result = new Color()
  const houses = Array.from(ids, (_, house) => ({
    getPropertyInherited: (name: string) => (name === 'structure' ? structure[house] : builtYear[house]),
  }))
  const peer = time(() => {
    for (const house of houses) (style.color as unknown as Evaluated).evaluateColor(house, result)
  })
  return [
    {
      what: 'recolour 250,000 houses, main thread',
      value: own,
      unit: 'ms',
      limit: 100,
      peer,
      against: 'conditions of a Cesium3DTileStyle',
    },
  ]
}

/** What the engine calls on a style's expressions; its types hide it. */
interface Evaluated {
  evaluateColor(feature: unknown, result: Color): Color
}

/** Median of some rounds, ms. */
function time(work: () => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return percentiles(times).p50
}
