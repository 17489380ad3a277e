import { cursorAt, listRows, positionAfter } from '../analysis/rows.ts'
import { BEYOND } from '../contract/travel.ts'
import { ProblemError, type Language } from '../errors.ts'
import type { Account, Services } from '../context.ts'
import { AllocationQuestion, type listLeftOut } from '../contract/allocation.ts'
import type { z } from 'zod'
import type { Allocator } from './run.ts'

type Body = z.output<NonNullable<typeof listLeftOut.body>>
type Page = z.input<typeof listLeftOut.reply>

/** A page of those farther than the minutes asked about from everything open. @throws ProblemError as Allocator.look does */
export async function leftOutPage(
  allocator: Allocator,
  services: Services,
  account: Account,
  language: Language,
  body: Body,
): Promise<Page> {
  const { sites, village, purpose, after, limit, ...asked } = body
  const points = sites.filter((key) => key.startsWith('p')).map((key) => key.slice(1).split(',').map(Number) as [number, number])
  const question = AllocationQuestion.parse({ ...asked, points, objective: 'median' })
  const looked = await allocator.look(account, language, question)
  const { demand, reading } = looked
  const minutes = await allocator.minutesWith(looked, sites, language)
  const from = positionAfter(reading, 'people', after)?.fromRow ?? 0
  const rows: number[] = []
  const taken = new Map<number, number | null>()
  for (let index = 0; index < demand.people.length && rows.length <= limit; index++) {
    const row = demand.people[index]!
    const entry = demand.entryOf[index]!
    if (row < from || minutes[entry]! <= question.minutes) continue
    if (village && !demand.units[demand.unit[entry]!]!.code.startsWith(village)) continue
    rows.push(row)
    taken.set(reading.columns.people.id[row]!, minutes[entry] === BEYOND ? null : minutes[entry]!)
  }
  const shown = rows.slice(0, limit)
  const ids = shown.map((row) => reading.columns.people.id[row]!)
  const next = rows.length > limit ? cursorAt(reading, 'people', undefined, shown.at(-1)!) : null
  const subject = `left out beyond ${question.minutes} min ${question.mode} of ${sites.length} sites in ${village ?? question.area} ${question.filter}`
  const found = await services.database().scoped(account.scope, (sql) => listRows(sql, account, 'people', ids, subject, purpose))
  if (found.of !== 'people') throw new ProblemError('not_found')
  return { items: found.items.map((person) => ({ ...person, minutes: taken.get(person.id) ?? null })), next }
}
