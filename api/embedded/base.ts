import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { packFolder, unpackFolder } from './base.pack.ts'
import { keep, kept } from './cache.ts'

const PACK = 'database.pack'

/**
 * Makes `<home>/pgdata` if it isn't there: an empty database with the extensions created, from a pack kept between runs
 * (under a second instead of ten). It appears whole, by a rename, or not at all.
 * @param home Folder that this process holds the lock of.
 */
export async function ensureDatabaseFolder(home: string): Promise<string> {
  const folder = join(home, 'pgdata')
  for (const name of readdirSync(home)) if (name.startsWith('pgdata.new')) rmSync(join(home, name), { recursive: true })
  if (existsSync(folder)) return folder
  const fresh = join(home, 'pgdata.new')
  const pack = kept(PACK)
  if (pack) unpackFolder(readFileSync(pack), fresh)
  else {
    await once(new Worker(new URL('./base.worker.ts', import.meta.url), { workerData: fresh }), 'exit')
    if (!existsSync(join(fresh, 'PG_VERSION'))) throw new Error(`没有建成空数据库：${fresh}`)
    keep(PACK, packFolder(fresh))
  }
  renameSync(fresh, folder)
  return folder
}
