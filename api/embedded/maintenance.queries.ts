import { queryInternally, runInternally, type Shared } from './wire/session.ts'

const CHECKPOINT_MS = 60_000
const UPKEEP_MS = 5 * 60_000
/** Nobody has asked for anything for this long: a vacuum of seconds is in nobody's way. */
const QUIET_MS = 30_000

/**
 * Tables and what they need, by the thresholds of a server's autovacuum: dead or new rows since the last vacuum, changed rows
 * since the last analyze. Source: PostgreSQL manual, "Routine Vacuuming", "The Autovacuum Daemon".
 */
const STALE_TABLES = `
  select case when n_dead_tup > 50 + 0.2 * n_live_tup or n_ins_since_vacuum > 1000 + 0.2 * n_live_tup
              then 'vacuum analyze ' else 'analyze ' end || relid::regclass
  from pg_stat_user_tables
  where n_dead_tup > 50 + 0.2 * n_live_tup or n_ins_since_vacuum > 1000 + 0.2 * n_live_tup
     or n_mod_since_analyze > 50 + 0.1 * n_live_tup
  order by n_live_tup`

/** Does what a server's background workers would do. Returns what stops it. */
export function startMaintenance(shared: Shared): () => void {
  const checkpoint = setInterval(() => void runInternally(shared, 'checkpoint'), CHECKPOINT_MS)
  const upkeep = setInterval(() => void tendStaleTables(shared, QUIET_MS), UPKEEP_MS)
  return () => {
    clearInterval(checkpoint)
    clearInterval(upkeep)
  }
}

/**
 * Vacuums and analyzes what has gone stale, one table at a time, for as long as nobody else wants the engine.
 * @returns the statements that were run.
 */
export async function tendStaleTables(shared: Shared, quietMs: number): Promise<string[]> {
  const done: string[] = []
  if (shared.turns.idleMs < quietMs) return done
  // Counts are handed in at most once a second, and only while the session is at work.
  await runInternally(shared, 'select pg_stat_force_next_flush()')
  for (const [statement] of await queryInternally(shared, STALE_TABLES)) {
    if (!shared.turns.idle) break
    if (await runInternally(shared, statement!)) done.push(statement!)
  }
  return done
}
