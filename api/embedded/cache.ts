import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { engineVersion } from './engine.version.ts'

const FOLDER = fileURLToPath(new URL('../../node_modules/.cache/yitu/', import.meta.url))

/**
 * Path of something made from the packages and kept between runs: of this version of the engine and undamaged, as the hash in
 * its name tells; undefined when there is none.
 */
export function kept(name: string, folder = FOLDER): string | undefined {
  for (const file of listed(folder)) {
    if (!file.startsWith(`${engineVersion()}-`) || !file.endsWith(`-${name}`)) continue
    const path = join(folder, file)
    if (fileName(name, readFileSync(path)) === file) return path
    rmSync(path, { force: true })
  }
  return undefined
}

/**
 * Keeps bytes for later runs.
 * @returns their path; undefined where nothing can be written (a read-only installation): one does without.
 */
export function keep(name: string, bytes: Uint8Array, folder = FOLDER): string | undefined {
  const path = join(folder, fileName(name, bytes))
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${path}.${process.pid}`, bytes)
    renameSync(`${path}.${process.pid}`, path)
    return path
  } catch {
    return undefined
  }
}

function fileName(name: string, bytes: Uint8Array): string {
  return `${engineVersion()}-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}-${name}`
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
