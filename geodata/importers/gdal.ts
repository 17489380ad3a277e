import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { GdalReply, GdalRequest } from './gdal.types.ts'
import { ImportError } from './importer.types.ts'

const LONGEST_MINUTES = 20

/** What GDAL's commoner errors mean. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/crs not found|Failed to process SRS|Cannot find coordinate/i, '没有这个坐标系，请核对 --crs 的代码'],
  [
    /outside of projection domain|Invalid coordinate|Invalid latitude|transform|reproject/i,
    '坐标数值与坐标系对不上，坐标系多半不对，请用 --crs 指明',
  ],
]

/** GDAL in its thread, with a folder for what it writes. Close it when done. */
export class GdalThread {
  private readonly worker: Worker
  readonly folder: string

  private constructor(worker: Worker, folder: string) {
    this.worker = worker
    this.folder = folder
  }

  static async start(): Promise<GdalThread> {
    const folder = await mkdtemp(join(tmpdir(), 'yitu-import-'))
    const worker = new Worker(new URL('./gdal.worker.ts', import.meta.url), { workerData: { outputFolder: folder }, stdout: false })
    return new GdalThread(worker, folder)
  }

  /**
   * Runs one of GDAL's programs.
   * @throws ImportError naming the file when GDAL reports an error, stops or does not end
   */
  async run<T>(name: string, request: Omit<GdalRequest, 'openOptions' | 'options'> & Partial<GdalRequest>): Promise<T> {
    const { value, errors } = await this.ask(name, { openOptions: [], options: [], ...request, path: resolve(request.path) })
    if (errors.length > 0 || value === null) {
      const told = errors[0]?.replace(/^ERROR \d+: /, '').slice(0, 200) ?? '不认识的格式'
      const meaning = MEANINGS.find(([pattern]) => errors.some((error) => pattern.test(error)))?.[1]
      throw new ImportError(`${name}：${meaning ?? '读不出来，文件已损坏、不完整，或不是这种格式，请重新取一份'}（GDAL：${told}）。`)
    }
    return value as T
  }

  private ask(name: string, request: GdalRequest): Promise<GdalReply> {
    return new Promise((answer, refuse) => {
      const worker = this.worker
      const stop = (message: string) => {
        clear()
        refuse(new ImportError(`${name}：${message}。`))
      }
      const hear = (reply: GdalReply) => {
        clear()
        answer(reply)
      }
      const fail = (error: Error) => stop(`读取时出错，文件可能已损坏（${error.message.split('\n')[0]}）`)
      const leave = () => stop('读取中断，文件可能已损坏')
      const timer = setTimeout(() => stop(`读了 ${LONGEST_MINUTES} 分钟还没有读完，文件可能已损坏`), LONGEST_MINUTES * 60_000)
      const clear = () => {
        clearTimeout(timer)
        worker.off('message', hear)
        worker.off('error', fail)
        worker.off('exit', leave)
      }
      worker.on('message', hear)
      worker.on('error', fail)
      worker.on('exit', leave)
      worker.postMessage(request)
    })
  }

  async close(): Promise<void> {
    await this.worker.terminate()
    await rm(this.folder, { recursive: true, force: true })
  }
}
