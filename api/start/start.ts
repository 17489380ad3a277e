/** `npm start`: opens the database, migrates, fills, bakes, builds the web app where any of it is missing, and serves it all. */
import { existsSync, mkdirSync } from 'node:fs'
import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { pino } from 'pino'
import { migrate, MigrationError } from '../../migrations/migrate.ts'
import { ConfigError, readConfig, type Config } from '../config.ts'
import { openDatabase } from '../database/database.ts'
import { DatabaseUnavailableError, DatabaseUnfitError } from '../database/errors.ts'
import type { Database } from '../database/sql.ts'
import { LockedError, releaseLock, takeLock } from '../embedded/lock.ts'
import type { RunningServer } from '../server.ts'
import { ChildFailedError, Children, type HeldChild } from './children.ts'
import { fillAndBake } from './fill.ts'
import { greeting } from './greeting.ts'
import { PREPARING } from './niceness.ts'
import { Steps } from './steps.ts'
import { openTerminal } from './terminal.ts'
import { buildWeb, isWebStale, shrinkWeb, webSourceHash } from './web_build.ts'

/** However a part hangs, the program ends this long after it was asked to. */
const STOP_MS = 8_000

const began = Date.now()
const terminal = openTerminal(process.stdout)
const steps = new Steps((step) => terminal.step(step))
const children = new Children((step) => steps.report(step))
let locked: string | undefined
let server: RunningServer | undefined
let opening: Promise<Database> | undefined
let loader: HeldChild | undefined
let stopping = false

async function main(): Promise<void> {
  const config = readConfig()
  mkdirSync(config.dataDir, { recursive: true })
  takeLock(config.dataDir)
  locked = config.dataDir
  keepCompiled(join(config.dataDir, 'compiled'))
  const hash = webSourceHash()
  const stale = isWebStale(hash)
  const known = existsSync(join(config.dataDir, 'database'))
  // A known database is opened while the server's own program is read.
  if (known && !stale && !config.databaseUrl) open(config).catch(() => {})
  const { startServer } = await import('../server.ts')
  server = await startServer({ config, progress: () => steps.progress(), log: openLog(config) })
  terminal.say(`一图：${server.url}  启动进度也在这个页面上`)
  steps.finish('packages')
  // On a new machine the county is made while the web app is bundled and its database made.
  if (config.demo && !config.databaseUrl && !known) loader = children.hold('geodata/load.ts', { niceness: PREPARING })
  const web = prepareWeb(stale ? hash : undefined)
  // What goes wrong in it is told where it is waited for.
  web.catch(() => {})
  // One after the other: bundling the globe takes more than a gigabyte, and an engine here nearly as much.
  if (!config.databaseUrl) await web
  const database = await openData(config)
  await Promise.all([web, prepareData(config, server, database, web)])
  flushCompileCache()
  terminal.say(`一切就绪，用时 ${Math.round((Date.now() - began) / 1000)} 秒。按 Ctrl-C 停止。`)
  // What fails here is done at the next start; the app is whole without it.
  shrinkWeb(children).catch(() => {})
}

/** Keeps what programs are compiled to, here and in the children: the next start reads it. A folder that cannot be written only costs that. */
function keepCompiled(folder: string): void {
  enableCompileCache(folder)
  process.env['NODE_COMPILE_CACHE'] = folder
}

/** @param hash of the sources that the web app is to be built from; undefined where it is */
async function prepareWeb(hash: string | undefined): Promise<void> {
  if (hash !== undefined) {
    steps.begin('web')
    await buildWeb(children, hash)
  }
  steps.finish('web')
}

function open(config: Config): Promise<Database> {
  return (opening ??= openDatabase(config))
}

async function openData(config: Config): Promise<Database> {
  steps.begin('database')
  const opened = await open(config)
  steps.finish('database')
  return opened
}

async function prepareData(config: Config, running: RunningServer, opened: Database, web: Promise<void>): Promise<void> {
  steps.begin('migrations')
  await migrate(opened, { progress: (done, total) => steps.report({ name: 'migrations', done, total }) })
  steps.finish('migrations')
  running.attach(opened)
  await fillAndBake({
    config,
    database: opened,
    children,
    steps,
    loader,
    web,
    say: terminal.say,
    async mapOpens() {
      for (const line of await greeting(opened, config, running.url)) terminal.say(line)
    },
  })
}

/** On a terminal people read sentences and the log goes to a file; elsewhere it goes along with them. */
function openLog(config: Config) {
  return process.stdout.isTTY ? pino(pino.destination({ dest: join(config.dataDir, 'yitu.log'), sync: false })) : pino()
}

async function stop(exitCode: number): Promise<void> {
  if (stopping) process.exit(130)
  stopping = true
  setTimeout(() => process.exit(exitCode), STOP_MS).unref()
  terminal.close()
  await children.stop()
  await server?.stop()
  await opening?.then((database) => database.end()).catch(() => {})
  if (locked) releaseLock(locked)
  process.exit(exitCode)
}

/** What went wrong, as a sentence for whoever typed `npm start`. */
function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof MigrationError || error instanceof DatabaseUnfitError) return error.message
  if (error instanceof DatabaseUnavailableError) return error.message
  if (error instanceof LockedError) return `${error.message}：一图已经在运行？请先停止它，或用 DATA_DIR 另指一个目录。`
  if (error instanceof ChildFailedError) return `${error.message}\n没有完成。改正后再次运行会从中断处继续。`
  const { code, port, address } = error as { code?: string; port?: number; address?: string }
  if (code === 'EADDRINUSE') return `端口 ${port} 已被占用：请停止占用它的程序，或换一个端口，例如 PORT=${(port ?? 8080) + 1} npm start`
  if (code === 'EACCES' && port !== undefined) return `没有权限使用端口 ${port}：请用 1024 以上的端口，例如 PORT=8080`
  if (code === 'EADDRNOTAVAIL') return `HOST ${address} 不是这台机器的地址`
  if (code === 'EACCES' || code === 'EROFS' || code === 'ENOSPC') return `数据目录写不进去：${(error as Error).message}`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (!stopping) terminal.say('正在停止…')
    void stop(0)
  })
}
try {
  await main()
} catch (error) {
  if (!stopping) {
    terminal.say(explain(error))
    await stop(1)
  }
}
