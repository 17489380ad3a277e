import { constants, createReadStream, createWriteStream } from 'node:fs'
import { copyFile, mkdir, open, rename, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { ImportError } from './importer.types.ts'
import type { Tileset } from './tileset.types.ts'
import { decimals } from './wording.ts'

const AT_ONCE = 8

export interface SceneToStore {
  readonly dataDir: string
  readonly name: string
  /** folder that holds the files, and its root tileset */
  readonly folder: string
  readonly rootName: string
  /** the root tileset where it differs from the file */
  readonly root: Tileset | null
  /** paths relative to the folder */
  readonly files: readonly string[]
  readonly bytes: number
  readonly replace: boolean
  readonly scene: {
    readonly title: string
    readonly location: readonly [number, number] | null
    readonly heightMeters: number | null
    readonly radiusMeters: number | null
  }
}

/**
 * Copies a tileset into DATA_DIR/scenes/<name>/. It is made beside its place and moved there whole, so no reader sees half of it.
 * Files that come gzipped are stored unpacked: whoever serves them need not guess.
 * @throws ImportError when the name is taken and `replace` isn't set, or the disk is too small
 */
export async function storeScene({ dataDir, name, folder, rootName, root, files, bytes, replace, scene }: SceneToStore): Promise<void> {
  const scenes = join(dataDir, 'scenes')
  const place = join(scenes, name)
  await mkdir(scenes, { recursive: true })
  const taken = (await stat(place).catch(() => null)) !== null
  if (taken && !replace) throw new ImportError(`已有名为 ${name} 的场景，要替换它请加 --yes，要并存请用 --name 另起名字。`)
  const { bavail, bsize } = await statfs(scenes)
  if (bavail * bsize < bytes * 1.1)
    throw new ImportError(
      `磁盘空间不够：需要 ${decimals(bytes / 1e9)} GB，${scenes} 所在的磁盘只剩 ${decimals((bavail * bsize) / 1e9)} GB。`,
    )
  const staging = join(scenes, `.${name}.new-${process.pid}`)
  const retired = join(scenes, `.${name}.old-${process.pid}`)
  try {
    const left = files.filter((file) => !(root && file === 'tileset.json')).values()
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (const file of left) await copyPlain(join(folder, file), join(staging, file))
      }),
    )
    await mkdir(staging, { recursive: true })
    if (root) await writeFile(join(staging, 'tileset.json'), JSON.stringify(root))
    else if (rootName !== 'tileset.json') await copyFile(join(staging, rootName), join(staging, 'tileset.json'))
    await writeFile(join(staging, 'scene.json'), JSON.stringify({ name, ...scene }, null, 2))
    if (taken) await rename(place, retired)
    await rename(staging, place)
  } catch (error) {
    if (taken && !(await stat(place).catch(() => null))) await rename(retired, place).catch(() => {})
    throw error
  } finally {
    await rm(staging, { recursive: true, force: true })
    await rm(retired, { recursive: true, force: true })
  }
}

async function copyPlain(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  const file = await open(from)
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0).finally(() => file.close())
  if (buffer[0] === 0x1f && buffer[1] === 0x8b) await pipeline(createReadStream(from), createGunzip(), createWriteStream(to))
  else await copyFile(from, to, constants.COPYFILE_FICLONE)
}
