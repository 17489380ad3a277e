import { runInternally, type Shared } from './wire/session.ts'

const CHECKPOINT_MS = 60_000
const VACUUM_MS = 10 * 60_000

/** Tables whose planner statistics or dead rows have gone stale; this engine has no autovacuum. */
const VACUUM_STALE = `
  do $$ declare target record; begin
    for target in
      select relid::regclass as name from pg_stat_user_tables
      where n_mod_since_analyze > 50 + 0.1 * n_live_tup
    loop execute format('analyze %s', target.name); end loop;
  end $$`

/** Does what a server's background workers would do. Returns what stops it. */
export function startMaintenance(shared: Shared): () => void {
  const checkpoint = setInterval(() => void runInternally(shared, 'checkpoint'), CHECKPOINT_MS)
  const vacuum = setInterval(() => {
    if (shared.turns.idle) void runInternally(shared, VACUUM_STALE)
  }, VACUUM_MS)
  return () => {
    clearInterval(checkpoint)
    clearInterval(vacuum)
  }
}
