import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { postgis } from '@electric-sql/pglite-postgis'
import { postgisRuntime } from './postgis.bundle.ts'

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

/** Options for a database that has its extensions. */
export function engineOptions(): PGliteOptions {
  return { extensions: { postgis: postgisRuntime, pg_trgm, btree_gist }, startParams: startParams() }
}

/** Options for making one: CREATE EXTENSION reads more of the bundles than a running database. */
export function creationOptions(): PGliteOptions {
  return { extensions: { postgis, pg_trgm, btree_gist }, startParams: startParams() }
}

function startParams(): string[] {
  return [...PGlite.defaultStartParams, ...Object.entries(PARAMETERS).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}
