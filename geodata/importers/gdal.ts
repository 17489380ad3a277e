import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { GdalReply, GdalRequest } from './gdal.types.ts'
import { ImportError } from './importer.types.ts'

const LONGEST_MINUTES = 20

/** What GDAL's commoner errors mean. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/crs not found|Failed to process SRS|Cannot find coordinate/i, '没有这个坐标系，请核对 --crs 的代码'],
  [/missing [,\]]|unmatched|missing \S+.* node|WKT/i, '坐标系说明（.prj 等）读不懂，请修好或删去它，用 --crs 指明坐标系'],
  [
    /outside of projection domain|Invalid coordinate|Invalid latitude|transform|reproject/i,
    '坐标数值与坐标系对不上，坐标系多半不对，请用 --crs 指明',
  ],
]

/** GDAL in its process, with a folder for what it writes. Close it when done. */
export class GdalProcess {
  private readonly child: ChildProcess
  readonly folder: string

  private constructor(child: ChildProcess, folder: string) {
    this.child = child
    this.folder = folder
  }

  static async start(): Promise<GdalProcess> {
    const folder = await mkdtemp(join(tmpdir(), 'yitu-import-'))
    const child = fork(new URL('./gdal.child.ts', import.meta.url), [folder], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    return new GdalProcess(child, folder)
  }

  /**
   * Runs one of GDAL's programs.
   * @throws ImportError naming the file when GDAL reports an error, stops or does not end
   */
  async run<T>(name: string, request: Omit<GdalRequest, 'openOptions' | 'options'> & Partial<GdalRequest>): Promise<T> {
    const { value, errors } = await this.ask(name, { openOptions: [], options: [], ...request, path: resolve(request.path) })
    if (errors.length > 0 || value === null) {
      const told = errors[0]?.replace(/^ERROR \d+: /, '').slice(0, 200) ?? '不认识的格式'
      const meaning = MEANINGS.find(([pattern]) => pattern.test(errors[0] ?? ''))?.[1]
      throw new ImportError(`${name}：${meaning ?? '读不出来，文件已损坏、不完整，或不是这种格式，请重新取一份'}（GDAL：${told}）。`)
    }
    return value as T
  }

  private ask(name: string, request: GdalRequest): Promise<GdalReply> {
    return new Promise((answer, refuse) => {
      const { child } = this
      const settle = (finish: () => void) => {
        clearTimeout(timer)
        child.off('message', hear)
        child.off('exit', leave)
        child.off('error', fail)
        finish()
      }
      const stop = (message: string) => settle(() => refuse(new ImportError(`${name}：${message}。`)))
      const hear = (reply: unknown) => settle(() => answer(reply as GdalReply))
      const leave = () => stop('读取时 GDAL 意外退出，文件可能已损坏')
      const fail = (error: Error) => stop(`GDAL 不能运行（${error.message}）`)
      const timer = setTimeout(() => stop(`读了 ${LONGEST_MINUTES} 分钟还没有读完，文件可能已损坏`), LONGEST_MINUTES * 60_000)
      child.on('message', hear)
      child.on('exit', leave)
      child.on('error', fail)
      if (child.connected) child.send(request)
      else leave()
    })
  }

  async close(): Promise<void> {
    const { child } = this
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    await rm(this.folder, { recursive: true, force: true })
  }
}
