import { setTimeout as delay } from 'node:timers/promises'
import type { AnalysisStore } from './analysis/analysis.store.ts'
import { count } from './analysis/crossfilter.ts'
import type { Reading } from './analysis/reading.ts'
import { TILE_LAYERS } from './contract/vector.ts'
import type { Services } from './context.ts'
import type { Scope } from './database/sql.ts'
import { loggable, ProblemError } from './errors.ts'
import { vectorTile } from './vector/vector.tiles.ts'
import { findCounty } from './welcome/welcome.queries.ts'

/** Looks for the end of the start. ms */
const LOOK_MS = 500
/** The tile that holds everything, as little of it as can be seen from there. */
const WORLD = { z: 0, x: 0, y: 0 }

/**
 * Works out once what is asked every morning, as soon as everything is ready: programs are compiled while they run for the first
 * time, in this process and in the embedded engine, and nobody has to wait for that. Nothing of it is kept.
 */
export async function warmUp(
  { database, progress, log }: Pick<Services, 'database' | 'progress' | 'log'>,
  analysis: AnalysisStore,
  signal: AbortSignal,
): Promise<void> {
  try {
    while (!progress().ready) await delay(LOOK_MS, undefined, { ref: false, signal })
    const county = await database().system(findCounty)
    if (!county) return
    const scope = { area: county.code, datasets: [], people: false }
    for (const layer of TILE_LAYERS) await database().scoped(scope, (sql) => vectorTile(sql, layer, WORLD))
    count(await firstReading(analysis, scope, signal), county.code, [], analysis.scratch())
  } catch (error) {
    if (!signal.aborted) log.warn({ err: loggable(error) }, 'not warmed up')
  }
}

/** A request gives up before all records are read; this does not. */
async function firstReading(analysis: AnalysisStore, scope: Scope, signal: AbortSignal): Promise<Reading> {
  for (;;) {
    try {
      return await analysis.reading(scope)
    } catch (error) {
      if (!(error instanceof ProblemError && error.code === 'records_loading')) throw error
      await delay(LOOK_MS, undefined, { ref: false, signal })
    }
  }
}
