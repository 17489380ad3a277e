import { readFile, stat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parseJson } from './geojson.ts'
import { ImportError } from './importer.types.ts'
import { inspectContent } from './tileset.content.ts'
import { type Coordinates, fillTemplate, readSubtree } from './tileset.subtree.ts'
import type { ImplicitTiling, Inventory, Tile, Tileset } from './tileset.types.ts'

/** Tilesets nested deeper than this point at each other in a circle, or are broken on purpose. */
const MOST_FILES = 2_000_000

/**
 * Follows every reference of a tileset: nested tilesets, contents, subtrees.
 * @param folder absolute path of the tileset's folder
 * @param rootName file name of the root tileset in it
 * @throws ImportError when a tileset's JSON can't be read; what is merely missing or damaged is listed in the inventory
 */
export async function readTileset(folder: string, rootName: string): Promise<Inventory> {
  const walk = new Walk(folder)
  const root = await walk.openTileset(rootName)
  if (!root) throw new ImportError(`${rootName}：没有这个文件，请核对路径。`)
  walk.queue.push({ tileset: root, name: rootName })
  for (let next = walk.queue.pop(); next; next = walk.queue.pop()) await walk.followTile(next.tileset.root, next.name)
  return { ...walk, root }
}

class Walk implements Omit<Inventory, 'root'> {
  readonly files = new Map<string, number>()
  readonly missing: string[] = []
  readonly damaged: string[] = []
  readonly foreign: string[] = []
  readonly queue: { tileset: Tileset; name: string }[] = []
  tilesets = 0
  contents = 0
  rtcCenter: readonly [number, number, number] | null = null
  private readonly folder: string

  constructor(folder: string) {
    this.folder = folder
  }

  async openTileset(name: string): Promise<Tileset | null> {
    const bytes = await this.take(name)
    if (!bytes) return null
    const value = parseJson(name, bytes.toString('utf8')) as Partial<Tileset> | null
    if (!value?.asset?.version || !value.root)
      throw new ImportError(`${name}：不是 3D Tiles 的 tileset.json（缺 ${value?.root ? 'asset.version' : 'root'}）。`)
    this.tilesets++
    return value as Tileset
  }

  async followTile(tile: Tile, from: string): Promise<void> {
    const implicit = tile.implicitTiling ?? tile.extensions?.['3DTILES_implicit_tiling']
    const several = tile.extensions?.['3DTILES_multiple_contents']
    const contents = [...(tile.content ? [tile.content] : []), ...(tile.contents ?? several?.contents ?? several?.content ?? [])]
    const uris = contents.flatMap((content) => content.uri ?? content.url ?? [])
    if (implicit) await this.followSubtree(implicit, uris, { level: 0, x: 0, y: 0, z: 0 }, from)
    else for (const uri of uris) await this.followContent(uri, from)
    for (const child of tile.children ?? []) await this.followTile(child, from)
  }

  private async followSubtree(tiling: ImplicitTiling, templates: readonly string[], at: Coordinates, from: string): Promise<void> {
    const name = this.resolve(fillTemplate(tiling.subtrees.uri, at), from)
    const bytes = name === null ? null : await this.take(name)
    if (name === null || !bytes) return
    try {
      const external = async (uri: string) => {
        const beside = this.resolve(uri, name)
        return (beside && (await this.take(beside))) || Buffer.alloc(0)
      }
      const subtree = await readSubtree(bytes, tiling, at, external)
      for (const [index, tiles] of subtree.contents.entries())
        for (const tile of tiles) await this.followContent(fillTemplate(templates[index] ?? '', tile), from)
      for (const child of subtree.children) await this.followSubtree(tiling, templates, child, from)
    } catch (error) {
      if (error instanceof ImportError) throw error
      this.damaged.push(`${name}（${(error as Error).message}）`)
    }
  }

  private async followContent(uri: string, from: string): Promise<void> {
    if (uri.startsWith('data:')) return
    const name = this.resolve(uri, from)
    if (name === null || this.files.has(name)) return
    if (name.endsWith('.json')) {
      const tileset = await this.openTileset(name)
      if (tileset) this.queue.push({ tileset, name })
      return
    }
    const size = await this.sizeOf(name)
    if (size === null) return
    const head = await inspectContent(join(this.folder, name), size)
    if (head.damage) this.damaged.push(`${name}（${head.damage}）`)
    this.rtcCenter ??= head.rtcCenter
    this.contents++
  }

  /** Path in the folder that a reference means, or null (and noted) when it leads elsewhere. `+` is a plus sign in a path. */
  private resolve(uri: string, from: string): string | null {
    if (/^[a-z][a-z0-9+.-]*:|^\/|\\/i.test(uri)) {
      this.foreign.push(uri)
      return null
    }
    const plain = uri.replace(/[?#].*$/, '')
    const name = posix.normalize(posix.join(posix.dirname(from), decoded(plain)))
    if (!name.split('/').some((segment) => segment.startsWith('.'))) return name
    this.foreign.push(uri)
    return null
  }

  private async take(name: string): Promise<Buffer | null> {
    if ((await this.sizeOf(name)) === null) return null
    const bytes = await readFile(join(this.folder, name))
    return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes
  }

  private async sizeOf(name: string): Promise<number | null> {
    const status = await stat(join(this.folder, name)).catch(() => null)
    if (!status?.isFile()) {
      this.missing.push(name)
      return null
    }
    this.files.set(name, status.size)
    if (this.files.size > MOST_FILES) throw new ImportError(`${name}：引用的文件超过 ${MOST_FILES} 个，请拆成几个场景导入。`)
    return status.size
  }
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri)
  } catch {
    return uri
  }
}
