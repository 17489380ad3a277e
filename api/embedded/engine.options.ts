import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { postgis } from '@electric-sql/pglite-postgis'

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
  return { extensions: { postgis, pg_trgm, btree_gist }, startParams: [...PGlite.defaultStartParams, ...settings] }
}

/** Names the engine and its extensions: a folder made by another version is not reused as a base. */
export function engineVersion(): string {
  const require = createRequire(import.meta.url)
  return ['@electric-sql/pglite', '@electric-sql/pglite-postgis'].map((name) => packageVersion(require.resolve(name))).join('_')
}

function packageVersion(entry: string): string {
  const root = entry.slice(0, entry.lastIndexOf('/dist/'))
  return (JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string }).version
}
