import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

export const TILE_SETS = ['terrain', 'basemap', 'houses'] as const
export type TileSet = (typeof TILE_SETS)[number]

/** How long a set's pointer is trusted before it is read again, ms: a bake's swap shows within it. */
const TRUSTED = 1000
const VERSION = /^[\w.-]{1,100}$/

/** Finds where the tiles of a set lie: each bake is a folder of its own, and a pointer file names the one in use. */
export interface TileSets {
  /** Version in use, or undefined before the first bake. */
  current(set: TileSet): Promise<string | undefined>
  /** Folder of a version; undefined when it is not there any more. */
  folder(set: TileSet, version: string): Promise<string | undefined>
}

export function openTileSets(dataDir: string): TileSets {
  const pointers = new Map<TileSet, { version: string | undefined; readAt: number }>()
  return {
    async current(set) {
      const known = pointers.get(set)
      if (known && performance.now() - known.readAt < TRUSTED) return known.version
      const text = await readFile(join(dataDir, 'tiles', set, 'current'), 'utf8').catch(absent)
      const version = text && VERSION.test(text.trim()) ? text.trim() : undefined
      pointers.set(set, { version, readAt: performance.now() })
      return version
    },
    async folder(set, version) {
      if (!VERSION.test(version) || version.startsWith('.') || version === 'current') return undefined
      const path = join(dataDir, 'tiles', set, version)
      const found = await stat(path).catch(absent)
      return found?.isDirectory() ? path : undefined
    },
  }
}

function absent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined
  throw error
}
