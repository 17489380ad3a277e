import { queryInternally, runInternally, type Shared } from './wire/session.ts'

const CHECKPOINT_MS = 60_000
/** A recovery reads this much in under a second. */
const MOST_LOG_BYTES = 16 * 1024 * 1024
/** What a checkpoint itself writes. */
const LEAST_LOG_BYTES = 1024
const UPKEEP_MS = 5 * 60_000
/** Nobody has asked for anything for this long: a vacuum of seconds is in nobody's way. */
const QUIET_MS = 30_000

/**
 * Tables and what they need, by the thresholds of a server's autovacuum: dead or new rows since the last vacuum, changed rows
 * since the last analyze. Source: PostgreSQL manual, "Routine Vacuuming", "The Autovacuum Daemon". These counts do not outlast
 * an engine that is killed; that a table was never looked at does.
 */
const STALE_TABLES = `
  select case when n_dead_tup > 50 + 0.2 * n_live_tup or n_ins_since_vacuum > 1000 + 0.2 * n_live_tup
              then 'vacuum analyze ' else 'analyze ' end || relid::regclass
  from pg_stat_user_tables join pg_class on oid = relid
  where n_dead_tup > 50 + 0.2 * n_live_tup or n_ins_since_vacuum > 1000 + 0.2 * n_live_tup
     or n_mod_since_analyze > 50 + 0.1 * n_live_tup
     or (reltuples < 0 and pg_relation_size(relid) > 0)
  order by n_live_tup`

const LOG_BYTES = 'select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn) from pg_control_checkpoint()'

/** Does what a server's background workers would do. Returns what stops it. */
export function startMaintenance(shared: Shared): () => void {
  const checkpoint = setInterval(() => void checkpointWhenDue(shared, QUIET_MS), CHECKPOINT_MS)
  const upkeep = setInterval(() => void tendStaleTables(shared, QUIET_MS), UPKEEP_MS)
  return () => {
    clearInterval(checkpoint)
    clearInterval(upkeep)
  }
}

/**
 * Ends the log that a recovery would read: as soon as it is long, and a short one when nobody has asked for anything for a while,
 * because whoever asks meanwhile waits for the disk.
 * @returns whether it did
 */
export async function checkpointWhenDue(shared: Shared, quietMs: number): Promise<boolean> {
  const enough = shared.turns.idleMs < quietMs ? MOST_LOG_BYTES : LEAST_LOG_BYTES
  const [row] = await queryInternally(shared, LOG_BYTES)
  return Number(row?.[0]) > enough && (await runInternally(shared, 'checkpoint'))
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
