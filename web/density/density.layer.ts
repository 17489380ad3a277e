import { z } from 'zod'
import { DensityMeasure } from '../../api/contract/density.ts'
import { defineLayer, inLanguage, type LegendEntry, type Text } from '../map/layer.ts'
import { RAMP } from '../map/deck/ramp.ts'
import { whole } from '../format.ts'
import { measureText } from './measures.ts'

const WORDS: readonly Text[] = [
  { zh: '人很少', en: 'Very few people' },
  { zh: '人较少', en: 'Few people' },
  { zh: '中等', en: 'Some' },
  { zh: '人较多', en: 'Many people' },
  { zh: '人很多', en: 'Very many people' },
]
/** Until there are counts, in words; then the map tells the legend its classes. */
const inWords = (mark: LegendEntry['mark']): LegendEntry[] => WORDS.map((label, index) => ({ label, mark, color: RAMP.light[index]! }))

/** Hexagons from high above, villages lower down, houses when near: one layer, each way to show it at its height. */
export const densityLayer = defineLayer({
  id: 'people-density',
  title: { zh: '人口分布', en: 'Where people live' },
  group: 'people',
  properties: z.object({
    measure: DensityMeasure,
    people: z.int(),
    /** False: released, at least so many. */
    exact: z.boolean(),
    radiusMeters: z.int().optional(),
    village: z.object({ code: z.string(), name: z.string() }).optional(),
    house: z.int().optional(),
  }),
  source: { kind: 'deck', draws: 'density' },
  legend: inWords('hexagon'),
  counts: { zh: '人', en: 'people' },
  eyeMeters: { from: 0, to: Infinity },
  initial: false,
  opens: ({ village, house }) => (house ? { house } : village ? { area: village.code } : null),
  card: ({ measure, people, exact, radiusMeters, village }, language) => {
    const what = inLanguage(measureText(measure), language)
    const count = whole(people)
    const title = language === 'en' ? `${what}: ${exact ? count : `at least ${count}`}` : `${what} ${exact ? '' : '不少于 '}${count} 人`
    if (village) return [village.name, title]
    if (!radiusMeters) return [title]
    const size = radiusMeters * 2
    const cell = language === 'en' ? `Cell ${whole(size)} m across` : `对角 ${whole(size)} 米的六边形格`
    const released = language === 'en' ? 'Outside your area: in fives, none under 5' : '不在本账号范围：按 5 人向下取整，少于 5 人不显示'
    return exact ? [title, cell] : [title, cell, released]
  },
})

/** The same counts as a glow on the ground itself: the shape of settlement at one glance. */
export const heatLayer = defineLayer({
  id: 'people-heat',
  title: { zh: '人口热力', en: 'People as heat' },
  group: 'people',
  properties: z.object({}),
  source: { kind: 'heat' },
  legend: inWords('fill'),
  eyeMeters: { from: 0, to: Infinity },
  initial: false,
  opens: () => null,
  card: () => [],
})
