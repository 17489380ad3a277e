import type { IdentityKey } from '../../api/database/identity.ts'
import type { Database, Sql } from '../../api/database/sql.ts'
import type { StepName } from '../../api/contract/progress.ts'
import { demoGround, settleGround } from '../county.ts'
import type { County } from '../county.types.ts'
import { villageCounts } from '../demo/counts.ts'
import type { Population } from '../demo/population.ts'
import { settleCounty } from '../demo/settle.ts'
import { randomStreams, type Streams } from '../random.ts'
import { closedStages, closeStage, gatherStatistics } from './stage.queries.ts'

export interface LoadOptions {
  database: Database
  identity: IdentityKey
  seed: number
  /** 1 = the whole county */
  scale: number
  /** the land and its settlement; the demo's own unless given */
  county?: () => County
  report: (step: { name: StepName; done: number; total: number }) => void
}

/** What the stages share: generated when first asked for, from seed and scale alone. */
export interface LoadContext extends LoadOptions {
  streams: Streams
  population(): Population
  county(): County
  /** Lets the county go, some hundred megabytes, once everything stands on it. */
  releaseCounty(): void
}

/** A part of the fill that is whole or not there: what an interrupted run left of it is cleared before it is loaded again. */
export interface Stage {
  name: 'ground' | 'houses' | 'people' | 'destinations' | 'industry' | 'records' | 'figures'
  clear(sql: Sql): Promise<void>
  /** Loads in transactions of about a second, so that whoever uses the database meanwhile gets a turn. */
  load(context: LoadContext): Promise<void>
}

/** Runs the stages that are not closed yet, in order. */
export async function runStages(stages: readonly Stage[], options: LoadOptions): Promise<void> {
  const context = createContext(options)
  const closed = await options.database.system(closedStages)
  for (const stage of stages) {
    if (closed.has(stage.name)) continue
    const started = performance.now()
    await options.database.system((sql) => stage.clear(sql))
    await stage.load(context)
    await options.database.system(gatherStatistics)
    const seconds = Math.round((performance.now() - started) / 100) / 10
    await options.database.system((sql) => closeStage(sql, stage.name, { seconds }))
  }
}

/** The demo's own land and settlement; some ten seconds at full scale. */
export function demoCounty(seed: number, scale: number): County {
  return settleGround(demoGround(seed), seed, scale)
}

function createContext(options: LoadOptions): LoadContext {
  const { seed, scale } = options
  let population: Population | undefined
  let county: County | undefined
  return {
    ...options,
    streams: randomStreams(seed),
    population: () => (population ??= settleCounty(villageCounts(seed, scale), seed, scale)),
    county: () => (county ??= options.county?.() ?? demoCounty(seed, scale)),
    releaseCounty: () => void (county = undefined),
  }
}
