import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
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
  removeLeftovers(home)
  if (existsSync(folder)) return folder
  const fresh = join(home, `pgdata.new.${process.pid}`)
  const pack = kept(PACK)
  if (pack) unpackFolder(readFileSync(pack), fresh)
  else {
    await createBase(fresh)
    keep(PACK, packFolder(fresh))
  }
  renameSync(fresh, folder)
  return folder
}

/** What an interrupted first start left; a process of it may write for a moment longer, then it goes the next time. */
function removeLeftovers(home: string): void {
  for (const name of readdirSync(home)) {
    if (!name.startsWith('pgdata.new')) continue
    try {
      rmSync(join(home, name), { recursive: true, force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error
    }
  }
}

async function createBase(folder: string): Promise<void> {
  const child = fork(fileURLToPath(new URL('./base.child.ts', import.meta.url)), [folder])
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  if (code !== 0) throw new Error(`没有建成空数据库（${signal ?? code}）：${folder}`)
}
