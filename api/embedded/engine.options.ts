import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { trimmedPostgis } from './postgis.bundle.ts'

/** Created in every new database before the first migration asks for them. */
export const EXTENSIONS = ['postgis', 'pg_trgm', 'btree_gist'] as const

/**
 * Start parameters of the embedded engine. The write-ahead log is kept short because nothing is ever replicated from it, and
 * `wal_recycle` off halves the folder. `random_page_cost` stays at its default: 1.1 makes this engine choose bitmap plans
 * that are ten times slower.
 */
const PARAMETERS = {
  shared_buffers: '256MB',
  work_mem: '64MB',
  maintenance_work_mem: '256MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  min_wal_size: '32MB',
  wal_recycle: 'off',
}

export function engineOptions(): PGliteOptions {
  const settings = Object.entries(PARAMETERS).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return { extensions: { postgis: trimmedPostgis, pg_trgm, btree_gist }, startParams: [...PGlite.defaultStartParams, ...settings] }
}
