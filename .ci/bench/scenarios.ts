import type { Budget } from '../../api/contract/budget.ts'
import type { FloodRivers } from '../../api/contract/flood.ts'
import type { Scenario } from '../../api/contract/scenarios.ts'
import type { Database } from '../../api/database/sql.ts'
import type { Figure } from './figure.ts'

const COUNTY = '430821'
/** 高龄津贴 from eighty on, fifty yuan more a payment. */
const RAISE = { area: COUNTY, filter: 'age:80-', item: 503, change: 'add', value: 50 }

/** Times what a benefit would cost beside the same sum in plain SQL, and keeping and running scenarios. */
export async function scenarioFigures(url: string, cookie: string, database: Database): Promise<Figure[]> {
  const headers = { 'content-type': 'application/json', origin: url, cookie }
  const ask = async <T>(path: string, body?: object): Promise<{ seconds: number; reply: T }> => {
    const started = performance.now()
    const reply = await fetch(url + path, { headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) })
    if (!reply.ok) throw new Error(`${path} answered ${reply.status}`)
    const parsed = (await reply.json()) as T
    return { seconds: (performance.now() - started) / 1000, reply: parsed }
  }
  const first = await ask<Budget>('/api/budget', RAISE)
  const again = await ask<Budget>('/api/budget', { ...RAISE, value: 100 })
  const plain = await costPlainly(database)
  const { reply: known } = await ask<FloodRivers>(`/api/flood/rivers?area=${COUNTY}`)
  const flood = { kind: 'flood', question: { area: COUNTY, river: known.rivers[0]!.id, rise: 5 } }
  await ask<Scenario>('/api/scenarios', flood)
  const kept = await ask<Scenario>('/api/scenarios', { ...flood, question: { ...flood.question, rise: 4 } })
  const run = await ask<Scenario>(`/api/scenarios/${kept.reply.id}/runs`, {})
  const budget = await ask<Scenario>('/api/scenarios', { kind: 'budget', question: RAISE })
  const against = 'the same sum in plain SQL'
  return [
    { what: 'budget: an item read and summed, first', value: first.seconds, unit: 's', peer: plain.seconds, against },
    { what: 'budget: another amount', value: again.seconds, unit: 's', limit: 1, peer: plain.seconds, against },
    {
      what: 'budget: a year’s cost, yuan more or less than plain SQL',
      value: Math.abs((first.reply.beforeYuan ?? 0) - plain.yuan),
      unit: 'yuan',
      limit: 0,
    },
    { what: 'scenarios: a flood kept and run, the river prepared', value: kept.seconds, unit: 's', limit: 1 },
    { what: 'scenarios: run again on the records of now', value: run.seconds, unit: 's', limit: 1 },
    { what: 'scenarios: a budget kept and run', value: budget.seconds, unit: 's', limit: 1 },
  ]
}

async function costPlainly(database: Database): Promise<{ yuan: number; seconds: number }> {
  const started = performance.now()
  const row = await database.system((sql) =>
    sql.row<{ yuan: number }>(
      `select coalesce(sum(b.amount_cents), 0)::float8 / 100 as yuan from benefits b join people p on p.id = b.person_id cross join county c
       where b.item = 503 and b.happened_on > (c.as_of - interval '12 months')::date and b.happened_on <= c.as_of
         and p.life_status = 1 and age(c.as_of, p.birth_date) >= interval '80 years'`,
    ),
  )
  return { yuan: row!.yuan, seconds: (performance.now() - started) / 1000 }
}
