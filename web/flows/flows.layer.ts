import { z } from 'zod'
import { whole } from '../format.ts'
import { defineLayer } from '../map/layer.ts'
import { FLOW_COLORS } from '../map/deck/flowColors.ts'

/** Where people of the area work away from home: arcs towards the cities, as wide as their people. */
export const flowsLayer = defineLayer({
  id: 'people-flows',
  title: { zh: '外出去向', en: 'Where people work away' },
  group: 'people',
  properties: z.object({
    from: z.string().nullable(),
    to: z.string(),
    people: z.int(),
    exact: z.boolean(),
    area: z.string().nullable(),
    kilometers: z.number().nullable(),
  }),
  source: { kind: 'deck', draws: 'flows' },
  legend: [
    { label: { zh: '省外城市', en: 'Outside the province' }, mark: 'arc', color: FLOW_COLORS.light.country },
    { label: { zh: '省内市外', en: 'Elsewhere in the province' }, mark: 'arc', color: FLOW_COLORS.light.province },
    { label: { zh: '县内其他乡镇', en: 'Another township' }, mark: 'arc', color: FLOW_COLORS.light.county },
  ],
  counts: { zh: '人', en: 'people' },
  eyeMeters: { from: 0, to: Infinity },
  initial: false,
  opens: ({ area }) => (area ? { area } : null),
  card: ({ from, to, people, exact, kilometers }, language) => {
    const count = whole(people)
    const far = kilometers === null ? [] : [language === 'en' ? `${whole(kilometers)} km away` : `距此约 ${whole(kilometers)} 公里`]
    const amount = language === 'en' ? `${exact ? '' : 'at least '}${count} people` : `${exact ? '' : '不少于 '}${count} 人`
    return [from ? `${from} → ${to}` : `→ ${to}`, amount, ...far]
  },
})
