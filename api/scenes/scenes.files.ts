import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Scene } from '../contract/scenes.ts'

/** Mounted scenes of DATA_DIR/scenes: folders that hold a scene.json, written last by the import. */
export async function listMountedScenes(dataDir: string): Promise<Scene[]> {
  const root = join(dataDir, 'scenes')
  const names = await readdir(root).catch(missing)
  const scenes = await Promise.all((names ?? []).filter((name) => !name.startsWith('.')).map((name) => readScene(root, name)))
  return scenes.filter((scene) => scene !== undefined).sort((left, right) => (left.name < right.name ? -1 : 1))
}

async function readScene(root: string, name: string): Promise<Scene | undefined> {
  const text = await readFile(join(root, name, 'scene.json'), 'utf8').catch(missing)
  return text === undefined ? undefined : Scene.parse({ ...JSON.parse(text), name })
}

function missing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined
  throw error
}
