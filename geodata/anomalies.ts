/**
 * The demo's planted anomalies: `--list` prints the true list as CSV (what, how, whether a rule must find it, person, village),
 * `--check` compares it with what the database's records show. Without an option: how many there are of each.
 */
import { readConfig } from '../api/config.ts'
import { openDatabase } from '../api/database/database.ts'
import { demoSettings, findAnomalies } from './anomalies.queries.ts'
import { villageCounts } from './demo/counts.ts'
import { ANOMALIES, type Anomaly, type Planted } from './demo/planted.ts'
import type { Population } from './demo/population.ts'
import { settleCounty } from './demo/settle.ts'

const settle = (seed: number, scale: number): Population => settleCounty(villageCounts(seed, scale), seed, scale)
const matches = (planted: readonly Planted[], anomaly: Anomaly): number[] =>
  planted.flatMap((one) => (one.match && one.anomaly === anomaly ? [one.person + 1] : []))

function list({ planted, households, household, villages }: Population): string {
  const lines = planted.map(({ person, anomaly, case: kind, match }) => {
    const village = villages[households.village[household[person]! - 1]!]!
    return [anomaly, kind, match ? 'match' : 'near-miss', person + 1, village.code, village.name].join(',')
  })
  return ['anomaly,case,expected,person_id,village_code,village_name', ...lines].join('\n')
}

function count({ planted }: Population): string {
  return (Object.entries(ANOMALIES) as [Anomaly, string][])
    .map(([anomaly, meaning]) => {
      const near = planted.filter((one) => one.anomaly === anomaly && !one.match).length
      return `${anomaly}: ${matches(planted, anomaly).length}，另有差一点的 ${near}\n  ${meaning}`
    })
    .join('\n')
}

/** One line an anomaly; false where the database shows others than were planted. */
async function check(): Promise<{ text: string; equal: boolean }> {
  const database = await openDatabase(readConfig())
  try {
    const settings = await database.system(demoSettings)
    if (!settings) return { text: '数据库里没有示意数据。', equal: false }
    const { planted } = settle(settings.seed, settings.scale)
    const found = await database.system(findAnomalies)
    const lines = (Object.keys(ANOMALIES) as Anomaly[]).map((anomaly) => {
      const expected = new Set(matches(planted, anomaly))
      const missing = [...expected].filter((id) => !found[anomaly].includes(id))
      const more = found[anomaly].filter((id) => !expected.has(id))
      const same = missing.length === 0 && more.length === 0
      return {
        same,
        line: `${anomaly}: ${same ? `一致，${expected.size} 人` : `漏 ${missing.length} 人 ${missing}；多 ${more.length} 人 ${more}`}`,
      }
    })
    return { text: lines.map(({ line }) => line).join('\n'), equal: lines.every(({ same }) => same) }
  } finally {
    await database.end()
  }
}

const option = process.argv[2]
if (option === '--check') {
  const { text, equal } = await check()
  process.stdout.write(`${text}\n`)
  process.exitCode = equal ? 0 : 1
} else if (option === undefined || option === '--list') {
  const { demoSeed, demoScale } = readConfig()
  const population = settle(demoSeed, demoScale)
  process.stdout.write(`${option === undefined ? count(population) : list(population)}\n`)
} else {
  process.stderr.write('用法：npm run anomalies [-- --list | --check]\n')
  process.exitCode = 2
}
