import { execFileSync } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NONE, type Columns, type Values } from '../../api/analysis/columns.ts'
import { DIMENSIONS, findDimension, type Dimension } from '../../api/contract/dimensions.ts'
import { parseFilter, type Condition, type Filter } from '../../api/contract/filter.ts'

/** Measured with this one; it is installed for the bench only: 70 MB that no user needs. */
const PACKAGE = '@duckdb/node-api@1.5.6-r.1'

interface Connection {
  run(sql: string): Promise<unknown>
  runAndReadAll(sql: string): Promise<{ getRowObjects(): unknown[] }>
  closeSync(): void
}

/**
 * Milliseconds that DuckDB takes for the facets of people of each filter, over one table of all that the columns hold.
 * @returns undefined where it cannot be installed
 */
export async function duckdbTimes(
  columns: Columns,
  filters: readonly string[],
  say: (line: string) => void,
): Promise<number[] | undefined> {
  const place = mkdtempSync(join(tmpdir(), 'yitu-duckdb-'))
  try {
    const connection = await connect(place, say)
    if (!connection) return undefined
    const file = join(place, 'people.csv')
    await writePeople(columns, file)
    await connection.run(`create table person as select * from read_csv('${file}', header = true)`)
    const times: number[] = []
    for (let round = 0; round < 3; round++) {
      for (const filter of filters) {
        const began = performance.now()
        await connection.runAndReadAll(facetsSql(parseFilter(filter)))
        if (round > 0) times.push(performance.now() - began)
      }
    }
    connection.closeSync()
    return times
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

async function connect(place: string, say: (line: string) => void): Promise<Connection | undefined> {
  try {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefix', place, PACKAGE], { stdio: 'ignore' })
    const path = createRequire(join(place, 'bench.js')).resolve('@duckdb/node-api')
    const { DuckDBInstance } = (await import(path)) as { DuckDBInstance: { create(): Promise<{ connect(): Promise<Connection> }> } }
    return await (await DuckDBInstance.create()).connect()
  } catch (error) {
    say(`DuckDB is not compared: ${(error as Error).message}`)
    return undefined
  }
}

const STORED = (DIMENSIONS as readonly Dimension[]).filter(({ id }) => id !== 'alerted' && id !== 'openAlerts')

/** One line a person, with the household's and the house's values. */
async function writePeople({ people, households, houses }: Columns, file: string): Promise<void> {
  const columns = STORED.map(({ id, subject }) => {
    const noun = { people, households, houses }[subject] as unknown as Record<string, Values>
    const link = subject === 'people' ? undefined : subject === 'houses' ? people.house : people.household
    return (row: number) => {
      const at = link ? link[row]! : row
      return at === NONE ? '' : noun[id]![at]!
    }
  })
  const stream = createWriteStream(file)
  stream.write(`${STORED.map(({ id }) => `"${id}"`).join(',')}\n`)
  for (let row = 0; row < people.id.length; row += 5000) {
    let text = ''
    for (let one = row; one < Math.min(row + 5000, people.id.length); one++) text += `${columns.map((value) => value(one)).join(',')}\n`
    if (!stream.write(text)) await once(stream, 'drain')
  }
  stream.end()
  await once(stream, 'finish')
}

function facetsSql(filter: Filter): string {
  const where = (but: string) => {
    const tests = filter.filter(({ dimension }) => dimension !== but).map(testSql)
    return tests.length > 0 ? `where ${tests.join(' and ')}` : ''
  }
  const facets = STORED.filter(({ subject }) => subject === 'people').map(({ id, kind }) =>
    kind === 'tags'
      ? `select '${id}' as facet, bit as value, count(*) from person, range(32) bits(bit) ${where(id) || 'where true'} and "${id}" & (1::ubigint << bit) <> 0 group by 2`
      : `select '${id}', "${id}", count(*) from person ${where(id)} group by 2`,
  )
  return [`select 'matched', 0, count(*) from person ${where('')}`, ...facets].join(' union all ')
}

function testSql(condition: Condition): string {
  const column = `"${condition.dimension}"`
  if (condition.kind === 'codes') return `${column} in (${condition.codes.join(', ')})`
  if (condition.kind === 'range')
    return `(${condition.ranges.map(({ from, to }) => `${column} between ${from ?? 0} and ${to ?? 99_999}`).join(' or ')})`
  const dimension = findDimension(condition.dimension)!
  const bitOf = (code: number) => (dimension.kind === 'range' ? 0 : 2 ** dimension.values.findIndex((value) => value.code === code))
  const sets = condition.any.map((together) => {
    const sum = (tags: typeof together) => tags.reduce((all, { code }) => all + bitOf(code), 0)
    return `(${column} & ${sum(together)}) = ${sum(together.filter(({ without }) => !without))}`
  })
  return `(${sets.join(' or ')})`
}
