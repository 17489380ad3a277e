import { Worker } from 'node:worker_threads'
import { LRUCache } from 'lru-cache'
import type { Services } from '../context.ts'
import { MOST_RISE, type FloodCourse, type FloodField } from '../contract/flood.ts'
import { loggable, ProblemError } from '../errors.ts'
import type { Ground } from '../impact/ground.ts'
import { courseOf, type Course } from './course.ts'
import { readDams, readRivers, riversVersion, type DamRow } from './flood.queries.ts'
import { KeptWorks } from '../jobs/kept_works.ts'
import { underWay } from '../jobs/under_way.ts'
import type { Floodplain } from './floodplain.ts'
import type { FloodplainQuestion, FloodplainTold } from './floodplain.worker.ts'
import { KeptFloodplains } from './kept_floodplains.ts'
import { fieldOf } from './rise.ts'

/** Floodplains kept: some megabytes each. */
const PLAINS = 8
const FIELDS = 12

export interface River {
  readonly id: number
  readonly name: string
  readonly course: Course
}
export interface Rivers {
  readonly version: string
  readonly rivers: readonly River[]
  readonly dams: readonly DamRow[]
}

/** Rivers over the relief, and what each can flood: worked out in a thread of its own when first asked for. */
export interface FloodStore {
  rivers(ground: Ground): Promise<Rivers>
  /** Water at every rise, of the whole county. @throws ProblemError `invalid_input` for a river that is not there */
  field(ground: Ground, asked: FloodCourse): Promise<{ field: FloodField; course: Course; plain: Floodplain }>
  stop(): Promise<void>
}

export function createFloodStore({ database, config, log }: Pick<Services, 'database' | 'config' | 'log'>): FloodStore {
  let held: Rivers | undefined
  const workers = new Set<Worker>()
  const plains = new KeptWorks<Floodplain>(PLAINS)
  const keptPlains = new KeptFloodplains(config.dataDir)
  const fields = new LRUCache<string, FloodField>({ max: FIELDS })
  /** One floodplain at a time: each has the memory of the whole relief. */
  let turn: Promise<unknown> = Promise.resolve()

  async function rivers(ground: Ground): Promise<Rivers> {
    const version = `${ground.version} ${await database().system(riversVersion)}`
    if (held?.version === version) return held
    const [rows, dams] = await database().system(async (sql) => [await readRivers(sql), await readDams(sql)] as const)
    held = {
      version,
      dams,
      rivers: rows
        .map(({ id, name, line }) => ({ id, name, course: courseOf(ground.grid, ground.heights, line) }))
        .filter(({ course }) => course.cells.length > 1),
    }
    return held
  }

  async function plainOf({ grid, heights }: Ground, course: Course): Promise<Floodplain> {
    const question: FloodplainQuestion = { width: grid.width, height: grid.height, heights, course, most: MOST_RISE * 10 }
    const kept = await keptPlains.find(question)
    if (kept) return kept
    const plain = await work(question)
    // A disk that is full costs the next start some seconds, not this answer.
    await keptPlains.keep(question, plain).catch((err: unknown) => log.warn({ err: loggable(err) }, 'floodplain not kept'))
    return plain
  }

  async function work(question: FloodplainQuestion): Promise<Floodplain> {
    const { signal, report } = underWay()
    signal.throwIfAborted()
    report({ step: 'water', done: 0, total: 1 })
    const worker = new Worker(new URL('./floodplain.worker.ts', import.meta.url), { workerData: question })
    workers.add(worker)
    const answered = Promise.withResolvers<Floodplain>()
    worker.on('message', (told: FloodplainTold) => {
      if ('plain' in told) answered.resolve(told.plain)
      else report({ step: 'water', ...told })
    })
    worker.once('error', answered.reject)
    worker.once('exit', () => answered.reject(new Error('the thread of floodplains ended by itself')))
    const cancel = () => answered.reject(signal.reason)
    signal.addEventListener('abort', cancel)
    try {
      return await answered.promise
    } finally {
      signal.removeEventListener('abort', cancel)
      workers.delete(worker)
      await worker.terminate()
    }
  }

  return {
    rivers,
    async field(ground, asked) {
      const { version, rivers: all } = await rivers(ground)
      const river = all.find(({ id }) => id === asked.river)
      if (!river) throw new ProblemError('invalid_input', { field: 'river', reason: `${asked.river}` })
      const key = `${version} ${river.id}`
      const found = await plains.of(key, () => {
        const plain = turn.then(() => plainOf(ground, river.course))
        turn = plain.catch(() => {})
        return plain
      })
      const asking = `${key} ${asked.fromKm} ${asked.toKm} ${asked.halvingKm}`
      let field = fields.get(asking)
      if (!field) fields.set(asking, (field = fieldOf(ground.grid, river.course, found, asked)))
      return { field, course: river.course, plain: found }
    },
    async stop() {
      await Promise.all([...workers].map((worker) => worker.terminate()))
    },
  }
}
