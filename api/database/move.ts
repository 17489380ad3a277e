/** `npm run move -- <postgres url>`: takes everything from the embedded database to a server, and leaves the embedded one as it is. */
import { mkdirSync } from 'node:fs'
import { migrate, MigrationError } from '../../migrations/migrate.ts'
import { ConfigError, readConfig } from '../config.ts'
import { LockedError, releaseLock, takeLock } from '../embedded/lock.ts'
import { openDatabase } from './database.ts'
import { DatabaseUnavailableError, DatabaseUnfitError } from './errors.ts'
import { MoveError, moveDatabase } from './move_database.ts'

const USAGE = '用法：npm run move -- postgres://用户:密码@主机:端口/数据库'
const say = (sentence: string) => void process.stdout.write(`${sentence}\n`)

async function main(url: string | undefined): Promise<void> {
  if (!url || !/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) throw new MoveError(USAGE)
  const { dataDir } = readConfig({ ...process.env, DATABASE_URL: '' })
  mkdirSync(dataDir, { recursive: true })
  takeLock(dataDir)
  try {
    const began = Date.now()
    const target = await openDatabase({ dataDir, databaseUrl: url })
    const source = await openDatabase({ dataDir })
    try {
      await migrate(source)
      await migrate(target)
      const moved = await moveDatabase(source, target, ({ table, rows }) => say(`  ${table.padEnd(20)} ${rows.toLocaleString('zh-CN')} 行`))
      const rows = moved.reduce((sum, one) => sum + one.rows, 0)
      say(
        `已搬 ${moved.length} 张表、${rows.toLocaleString('zh-CN')} 行，行数逐表核对一致，用时 ${Math.round((Date.now() - began) / 1000)} 秒。`,
      )
      say(`今后这样启动：DATABASE_URL=${withoutPassword(url)} npm start`)
      say(`数据目录 ${dataDir} 里的 keys（证件号密钥）和 tiles 仍要用，请与数据库一起备份；原来的内嵌数据库没有改动。`)
    } finally {
      await source.end()
      await target.end()
    }
  } finally {
    releaseLock(dataDir)
  }
}

function withoutPassword(url: string): string {
  const shown = new URL(url)
  if (shown.password) shown.password = '******'
  return shown.href
}

function explain(error: unknown): string {
  if (error instanceof LockedError) return `${error.message}：请先停止正在运行的一图，再搬数据。`
  for (const known of [MoveError, ConfigError, MigrationError, DatabaseUnavailableError, DatabaseUnfitError]) {
    if (error instanceof known) return error.message
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

try {
  await main(process.argv[2])
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exitCode = 1
}
