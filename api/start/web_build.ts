import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync, type Dirent } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Children } from './children.ts'
import { BUNDLING, REFINING } from './niceness.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const WEB = join(ROOT, 'web')
const BUILT = join(WEB, 'dist')
const FRESH = join(WEB, 'dist.new')
/** In the built folder: the hash of what it was built from. */
const STAMP = '.built-from'
/** There once the build is compressed as far as it can be. */
const BEST = '.compressed'
const SOURCES = ['web', 'api/contract']
/** What is built, and what only tests read. */
const NOT_SOURCES = /^web[\\/](dist|dist\.\w+|e2e)[\\/]|\.test\.tsx?$/

/** Hash of everything the web app is made from. */
export function webSourceHash(root = ROOT): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  for (const folder of SOURCES) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).sort(byPath)) {
      const path = join(entry.parentPath, entry.name)
      if (entry.isFile() && !NOT_SOURCES.test(relative(root, path))) hash.update(`${relative(root, path)}\0`).update(readFileSync(path))
    }
  }
  return hash.digest('hex')
}

export function isWebStale(hash: string): boolean {
  const stamp = join(BUILT, STAMP)
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash
}

/** Builds beside the old one and takes its place when whole. */
export async function buildWeb(children: Children, hash: string): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js')
  rmSync(FRESH, { recursive: true, force: true })
  await children.run(vite, ['build', 'web', '--outDir', 'dist.new', '--emptyOutDir', '--logLevel', 'warn'], {
    heapMegabytes: 1024,
    niceness: BUNDLING,
  })
  writeFileSync(join(FRESH, STAMP), hash)
  const old = join(WEB, 'dist.old')
  rmSync(old, { recursive: true, force: true })
  if (existsSync(BUILT)) renameSync(BUILT, old)
  renameSync(FRESH, BUILT)
  rmSync(old, { recursive: true, force: true })
}

/** Compresses the build as far as it can be, on processor time left over; it can be served meanwhile. */
export async function shrinkWeb(children: Children): Promise<void> {
  const stamp = join(BUILT, BEST)
  if (existsSync(stamp)) return
  await children.run('web/vite/recompress.ts', [BUILT], { niceness: REFINING })
  writeFileSync(stamp, '')
}

function byPath(a: Dirent, b: Dirent): number {
  return join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1
}
