/** The linked views: how long counting takes through HTTP, what the houses' attributes weigh, and the same counts by others. */
import { setTimeout as wait } from 'node:timers/promises'
import { alertColumns } from '../../api/analysis/alerts.ts'
import type { Columns } from '../../api/analysis/columns.ts'
import { listAlertRules, readOpenAlerts } from '../../api/analysis/columns.queries.ts'
import { count } from '../../api/analysis/crossfilter.ts'
import { obtainColumns } from '../../api/analysis/obtain.ts'
import { bandsPlainly } from '../../api/analysis/plain.queries.ts'
import { readingOf, type Reading } from '../../api/analysis/reading.ts'
import { scratchFor } from '../../api/analysis/scratch.ts'
import { parseFilter } from '../../api/contract/filter.ts'
import { openDatabase } from '../../api/database/database.ts'
import { duckdbTimes } from './duckdb.ts'
import { percentiles, table, type Figure } from './figure.ts'

/** From nearly everybody to few, on people, households, houses and records; each n another: no answer is one that was kept. */
const FILTERS: readonly ((n: number) => string)[] = [
  (n) => `age:-${90 + n}`,
  (n) => `age:${75 + n}-;group:10,11;structure:4`,
  (n) => `age:${55 + n}-;sex:2;received:-503;structure:4,5`,
  (n) => `age:${18 + n}-59;education:60,70;residence:3,4`,
  (n) => `structure:2;builtYear:${1985 + n}-2010`,
  (n) => `insured:1;group:1,5,6;age:${n}-;householdSize:3-;empty:0`,
]
const ROUNDS = 10
const ASKED = Array.from({ length: ROUNDS }, (_, n) => FILTERS.map((filter) => filter(n))).flat()
const COUNTY = '430821'
const ALL_DATASETS = [1, 2, 3, 4, 5, 6, 7, 8, 9]
const LIMIT_MS = 100

/** Waits until the records are in memory, which begins when the product is ready. */
export async function recordsAreRead(url: string, cookie: string): Promise<void> {
  const headers = { cookie, origin: url, 'content-type': 'application/json' }
  for (let status = 503; status !== 200;) {
    await wait(500)
    status = (await fetch(`${url}/api/analysis`, { method: 'POST', headers, body: JSON.stringify({ area: COUNTY }) })).status
    if (status !== 200 && status !== 503) throw new Error(`POST /api/analysis answered ${status}`)
  }
}

/** Through HTTP, signed in as the county's leader, with the records in memory. */
export async function analysisFigures(url: string, cookie: string): Promise<Figure[]> {
  const ask = async (path: string, body?: object) => {
    const began = performance.now()
    const headers = { cookie, origin: url, 'content-type': 'application/json' }
    const reply = await fetch(`${url}${path}`, body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers })
    const bytes = await reply.arrayBuffer()
    return { status: reply.status, ms: performance.now() - began, length: Number(reply.headers.get('content-length') ?? bytes.byteLength) }
  }
  const time = async (what: string, limit: number, path: string, bodies: object[]): Promise<Figure> => {
    const times: number[] = []
    for (const body of bodies) {
      const { ms, status } = await ask(path, body)
      if (status !== 200) throw new Error(`${path} answered ${status}`)
      times.push(ms)
    }
    return { what: `${what}, 95th percentile`, value: percentiles(times).p95, unit: 'ms', limit }
  }
  const asked = ASKED.map((filter) => ({ area: COUNTY, filter }))
  const rows = asked.map((body, n) => ({ ...body, of: 'people', sort: n % 2 === 0 ? 'place' : '-age', limit: 100 }))
  const first = await ask('/api/houses/attributes')
  return [
    await time('cross-filter of all people, all facets', LIMIT_MS, '/api/analysis', asked),
    await time('which houses match', LIMIT_MS, '/api/analysis/houses', asked),
    await time('100 rows of people under a filter', 200, '/api/analysis/rows', rows),
    { what: 'attributes of all houses, made and sent', value: first.ms, unit: 'ms' },
    { what: 'attributes of all houses, compressed', value: first.length / 2 ** 20, unit: 'MiB' },
  ]
}

/**
 * The same filters without HTTP, by plain SQL under row-level security and by DuckDB where it can be installed.
 * @param say told what cannot be measured
 */
export async function analysisPeers(
  config: { dataDir: string; databaseUrl?: string | undefined },
  say: (line: string) => void,
): Promise<Figure[]> {
  const database = await openDatabase(config)
  try {
    const obtained = await obtainColumns(config.dataDir, database, undefined, {})
    if (!obtained) throw new Error('there is no county')
    const { columns } = obtained
    const scope = { area: COUNTY, datasets: ALL_DATASETS, people: true }
    const [open, rules] = await database.system(async (sql) => [await readOpenAlerts(sql), await listAlertRules(sql)] as const)
    const reading = readingOf(columns, alertColumns(columns, open, rules), scope)
    const ours = timeCounts(reading)
    const plain: number[] = []
    for (const filter of [...ASKED.slice(0, 2), ...ASKED.slice(3, 5)]) {
      const began = performance.now()
      await database.scoped(scope, (sql) => bandsPlainly(sql, COUNTY, parseFilter(filter)))
      plain.push(performance.now() - began)
    }
    const duck = await duckdbTimes(columns, ASKED.slice(0, 2 * FILTERS.length), say)
    const figure = { what: 'cross-filter in the process, 95th percentile', value: percentiles(ours).p95, unit: 'ms', limit: LIMIT_MS }
    return [
      { ...figure, peer: percentiles(plain).p50, against: `plain SQL, ${database.engine}, one facet, median` },
      ...(duck
        ? [{ ...figure, what: 'the same beside DuckDB', peer: percentiles(duck).p50, against: 'DuckDB, facets of people, median' }]
        : []),
      { what: 'columns in memory', value: megabytes(columns), unit: 'MiB', limit: 120 },
    ]
  } finally {
    await database.end()
  }
}

function timeCounts(reading: Reading): number[] {
  const scratch = scratchFor(reading.columns)
  const times: number[] = []
  // The first ones are compiled while they run.
  for (const filter of ASKED.slice(0, FILTERS.length)) count(reading, COUNTY, parseFilter(filter), scratch)
  for (const filter of ASKED) {
    const began = performance.now()
    count(reading, COUNTY, parseFilter(filter), scratch)
    times.push(performance.now() - began)
  }
  return times
}

/** Columns and the room for counting over them. */
function megabytes(columns: Columns): number {
  const parts: object[] = [columns.people, columns.households, columns.houses, scratchFor(columns)]
  const arrays = parts.flatMap((part) => Object.values(part).filter((value) => ArrayBuffer.isView(value)))
  return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0) / 2 ** 20
}

if (import.meta.main) {
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir = '.data' } = process.env
  process.stdout.write(`${table(await analysisPeers({ dataDir, databaseUrl }, (line) => process.stderr.write(`${line}\n`)))}\n`)
}
