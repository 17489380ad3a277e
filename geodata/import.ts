/** `npm run import -- <kind> <file…> [options]`: brings real data in, whole or not at all. */
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { type Config, ConfigError, readConfig } from '../api/config.ts'
import { openDatabase } from '../api/database/database.ts'
import { DatabaseUnavailableError, DatabaseUnfitError } from '../api/database/errors.ts'
import type { Database } from '../api/database/sql.ts'
import { migrate, MigrationError } from '../migrations/migrate.ts'
import { isFilling } from './importers/county.queries.ts'
import { ImportError } from './importers/importer.types.ts'
import { KINDS } from './importers/kinds.ts'
import { summaryText } from './importers/summary.ts'
import { ReliefHeightError } from './relief.store.ts'
import { ResettleError } from './resettle.ts'

const USAGE = `用法：npm run import -- <种类> <文件> [选项]

种类：
${KINDS.map((kind) => `  ${kind.id.padEnd(10)} ${kind.title}：${kind.takes}`).join('\n')}

选项：
  --crs <坐标系>        EPSG:4490、EPSG:4525、EPSG:4546、EPSG:4214、wgs84、gcj02、bd09 等；不给则用文件自带的，再没有就猜，并说明
  --encoding <编码>     UTF-8、GBK、GB18030；不给则按 .cpg 和内容判断
  --layer <图层>        文件里有多个图层时指明一个
  --code-column <列>    代码所在的列；不给则自动找
  --name-column <列>    名称所在的列；不给则自动找
  --code、--name        空库导入县界时县的代码和名称；导入实景三维时 --name 是场景名
  --resettle            示意数据（乡镇、村界、房屋、道路……）随新导入的县界、高程、河流重新落位，人口和记录不变
  --at <经,纬[,高]>     给没有地理位置的实景三维定位
  --yes                 替换同名的场景
`

/** Errors whose message is already a sentence for people. */
const SPEAKING = [ImportError, ConfigError, DatabaseUnavailableError, DatabaseUnfitError, MigrationError, ReliefHeightError, ResettleError]

process.exitCode = await main(process.argv.slice(2))

async function main(given: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: given,
      allowPositionals: true,
      options: {
        crs: { type: 'string' },
        encoding: { type: 'string' },
        layer: { type: 'string' },
        name: { type: 'string' },
        code: { type: 'string' },
        'code-column': { type: 'string' },
        'name-column': { type: 'string' },
        at: { type: 'string' },
        resettle: { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    const [id, ...paths] = positionals
    if (values.help || id === undefined) {
      process.stdout.write(USAGE)
      return values.help ? 0 : 1
    }
    const kind = KINDS.find((kind) => kind.id === id)
    if (!kind) throw new ImportError(`不认识的种类 ${id}，可以是：${KINDS.map((kind) => kind.id).join('、')}。`)
    if (paths.length === 0) throw new ImportError(`没有给文件：npm run import -- ${id} <文件>。`)
    if (paths.length > 1 && !kind.several) throw new ImportError(`${kind.title}一次只能导入一个文件，给了 ${paths.length} 个。`)
    const options = { ...values, codeColumn: values['code-column'], nameColumn: values['name-column'] }
    const summary = await inDatabase((place) => kind.run(paths, options, place))
    process.stdout.write(
      `${summaryText(
        kind,
        paths.map((path) => basename(path)),
        summary,
      )}\n`,
    )
    return 0
  } catch (error) {
    process.stderr.write(`导入没有完成，什么都没有改动。${sentence(error)}\n`)
    return 1
  }
}

/** Opens the database when the import first needs it, so that a bad file is refused at once. */
async function inDatabase<T>(work: (place: { dataDir: string; transaction: Database['system'] }) => Promise<T>): Promise<T> {
  const config = readConfig()
  let opening: Promise<Database> | undefined
  try {
    return await work({
      dataDir: config.dataDir,
      transaction: async (inside) => (await (opening ??= openMigrated(config))).system(inside),
    })
  } finally {
    await (await opening?.catch(() => undefined))?.end()
  }
}

async function openMigrated(config: Config): Promise<Database> {
  const database = await openDatabase(config, { connections: 1 })
  try {
    await migrate(database)
    if (await database.system(isFilling)) throw new ImportError('示意数据还在装入，请等 npm start 显示就绪后再导入。')
    return database
  } catch (error) {
    await database.end()
    throw error
  }
}

function sentence(error: unknown): string {
  if (SPEAKING.some((kind) => error instanceof kind)) return (error as Error).message
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
    return `选项有误：${error.message.split('.')[0]}。运行 npm run import -- --help 看用法。`
  return error instanceof Error ? `出现意外：${error.stack ?? error.message}` : String(error)
}
