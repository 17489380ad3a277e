import { z } from 'zod'
import { AreaCode, AreaLevel } from './areas.ts'
import { defineRoute } from './route.ts'

/** A calendar month: 2024-05. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份写作 2024-05')

/** 户籍人口 over a month: opening + born + movedIn − died − movedOut = closing. */
export const PeopleOfMonth = z.object({
  opening: z.int(),
  born: z.int(),
  movedIn: z.int(),
  died: z.int(),
  movedOut: z.int(),
  closing: z.int(),
  /** Journeys, not people: 外出 and 返乡. */
  wentAway: z.int(),
  cameHome: z.int(),
})
export const AlertsOfMonth = z.object({
  created: z.int(),
  closed: z.int(),
  /** Not yet closed at the month's end. */
  open: z.int(),
})
export type AlertsOfMonth = z.infer<typeof AlertsOfMonth>

export const HistoryMonth = z.object({
  month: Month,
  /** Null after the records' date: nothing is known of those months yet. */
  people: PeopleOfMonth.nullable(),
  /** Houses standing; a house is on file with its year, so it counts from that January. */
  houses: z.int().nullable(),
  /** What was paid or settled in the month, by data set that the reader may see; sets without a record left out. */
  benefits: z.array(z.object({ dataset: z.string(), records: z.int(), amountYuan: z.number() })).nullable(),
  alerts: AlertsOfMonth,
})
export type HistoryMonth = z.infer<typeof HistoryMonth>

export const getHistory = defineRoute({
  method: 'GET',
  path: '/api/history',
  summary: 'An area month by month: people, houses, benefits, alerts',
  query: z.object({
    area: AreaCode.optional().describe('default: the reader’s own'),
    from: Month.optional().describe('default: the first month on file'),
    to: Month.optional().describe('default: the current month, or that of the records’ date'),
  }),
  reply: z.object({
    area: z.object({ code: AreaCode, name: z.string(), level: AreaLevel }),
    asOf: z.iso.date(),
    /** False while the history is still being counted after a load. */
    counted: z.boolean(),
    /** Months on file, whatever part of them was asked for. */
    first: Month,
    last: Month,
    datasets: z.array(z.object({ code: z.string(), name: z.string() })),
    months: z.array(HistoryMonth),
  }),
})
export type History = z.infer<typeof getHistory.reply>

export const AreaOfMonth = z.object({
  code: AreaCode,
  name: z.string(),
  people: PeopleOfMonth.nullable(),
  houses: z.int().nullable(),
  benefitRecords: z.int().nullable(),
  benefitYuan: z.number().nullable(),
  alerts: AlertsOfMonth,
})
export type AreaOfMonth = z.infer<typeof AreaOfMonth>

export const getHistoryAreas = defineRoute({
  method: 'GET',
  path: '/api/history/areas',
  summary: 'Each area directly below one, in a month; a village by itself',
  query: z.object({ area: AreaCode.optional().describe('default: the reader’s own'), month: Month }),
  reply: z.object({ month: Month, areas: z.array(AreaOfMonth) }),
})
