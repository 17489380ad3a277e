import { join } from 'node:path'
import { readConfig } from '../api/config.ts'
import { reportProgress } from '../api/contract/progress.ts'
import { openDatabase } from '../api/database/database.ts'
import { bakeTileSets, isStage, STAGES, type TileSetName } from './bake.ts'

const TITLES: Record<TileSetName, string> = { terrain: '地形', basemap: '底图', houses: '房屋' }

/** `node tiles/build.ts [ground|buildings|all]`: bakes tile sets of what the database holds and swaps them in. */
async function main(): Promise<void> {
  const stage = process.argv[2] ?? 'all'
  if (!isStage(stage)) throw new Error(`不认识「${stage}」：可用 ${STAGES.join('、')}`)
  const config = readConfig()
  const database = await openDatabase(config, { connections: 1 })
  try {
    const baked = await bakeTileSets(database, join(config.dataDir, 'tiles'), stage, reportProgress)
    const titles = baked.map((set) => TITLES[set]).join('、')
    process.stdout.write(titles ? `已换上新的瓦片：${titles}\n` : '瓦片与数据一致，无需重做\n')
  } finally {
    await database.end()
  }
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
