import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Whether a tile set is served, if only as a draft. */
export function isBaked(dataDir: string, set: string): boolean {
  return servedVersion(dataDir, set) !== undefined
}

/** A draft will be baked again when the houses are there; its version says so. */
export function isDraft(dataDir: string, set: string): boolean {
  return servedVersion(dataDir, set)?.startsWith('draft-') ?? false
}

function servedVersion(dataDir: string, set: string): string | undefined {
  try {
    return readFileSync(join(dataDir, 'tiles', set, 'current'), 'utf8').trim()
  } catch {
    return undefined
  }
}
