import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Job } from '../contract/jobs.ts'
import type { Account, Services } from '../context.ts'
import { asProblem, loggable, problemDocument, ProblemError, type Language } from '../errors.ts'

/** Jobs of one account that run at once, and that are kept in all. */
const MOST_RUNNING = 4
const MOST_KEPT = 8
/** Ended jobs are forgotten after so long. ms */
const KEPT_MS = 30 * 60_000

/** Work to be done in the background. */
export interface Work<Progress extends z.ZodType, Result extends z.ZodType> {
  readonly kind: string
  readonly progress: Progress
  readonly result: Result
  /**
   * Once `signal` is aborted it ends soon: with a result of what there is, or by throwing.
   * @throws ProblemError for what the asker did wrong; anything else is logged and told as an internal error
   */
  run(control: { signal: AbortSignal; report: (progress: z.input<Progress>) => void }): Promise<z.input<Result>>
}

/** Long work of all accounts; nobody sees another's. */
export interface Jobs {
  /** @throws ProblemError `too_many_jobs` while the account has enough under way */
  start<P extends z.ZodType, R extends z.ZodType>(account: Account, language: Language, work: Work<P, R>): Job
  /** Whether the account may begin another. */
  hasRoom(account: Account): boolean
  /** Ends it and forgets it at once, whatever it has. */
  forget(account: Account, id: string): void
  /** @throws ProblemError `not_found`, also for another account's */
  find(account: Account, id: string): Job
  /** Stops it, or forgets it when it has ended. @throws as find */
  cancel(account: Account, id: string): Job
  /** Tells of every change until the job ends; @returns what ends the telling. @throws as find */
  watch(account: Account, id: string, onChange: (job: Job) => void): () => void
  /** Aborts what runs and waits for it. */
  stop(): Promise<void>
}

interface Entry {
  job: Job
  readonly owner: string
  readonly ending: AbortController
  readonly watchers: Set<(job: Job) => void>
  readonly finished: Promise<void>
}

export function createJobs({ log, checkReplies }: Pick<Services, 'log' | 'checkReplies'>): Jobs {
  const entries = new Map<string, Entry>()

  function entryOf(account: Account, id: string): Entry {
    const entry = entries.get(id)
    if (!entry || entry.owner !== ownerOf(account)) throw new ProblemError('not_found')
    return entry
  }

  function change(entry: Entry, news: Partial<Job>): void {
    entry.job = { ...entry.job, ...news }
    for (const tell of entry.watchers) tell(entry.job)
  }

  const running = (owner: string) => [...entries.values()].filter((entry) => entry.owner === owner && entry.job.state === 'running')

  function makeRoom(owner: string): void {
    const own = [...entries.values()].filter((entry) => entry.owner === owner)
    if (running(owner).length >= MOST_RUNNING) throw new ProblemError('too_many_jobs', { most: MOST_RUNNING }, { 'Retry-After': '5' })
    const ended = own.filter(({ job }) => job.state !== 'running')
    for (const { job } of ended.slice(0, Math.max(0, own.length - MOST_KEPT + 1))) entries.delete(job.id)
  }

  async function run<P extends z.ZodType, R extends z.ZodType>(entry: Entry, language: Language, work: Work<P, R>): Promise<void> {
    const { signal } = entry.ending
    try {
      const result = await work.run({
        signal,
        report: (progress) => change(entry, { progress: checkReplies ? checked(work.progress, progress) : progress }),
      })
      change(entry, { state: 'done', result: checkReplies ? checked(work.result, result) : result })
    } catch (error) {
      if (signal.aborted) change(entry, { state: 'cancelled' })
      else change(entry, { state: 'failed', problem: problemDocument(told(error, entry.job.id), language) })
    }
    setTimeout(() => entries.delete(entry.job.id), KEPT_MS).unref()
  }

  function told(error: unknown, id: string): ProblemError {
    if (!(error instanceof ProblemError)) log.error({ err: loggable(error), job: id }, 'job failed')
    return asProblem(error, id)
  }

  return {
    start(account, language, work) {
      const owner = ownerOf(account)
      makeRoom(owner)
      const id = randomUUID()
      const startedAt = new Date().toISOString()
      const job: Job = { id, kind: work.kind, state: 'running', startedAt, progress: null, result: null, problem: null }
      const finished = Promise.withResolvers<void>()
      const entry: Entry = { job, owner, ending: new AbortController(), watchers: new Set(), finished: finished.promise }
      entries.set(id, entry)
      void run(entry, language, work).finally(finished.resolve)
      return job
    },
    hasRoom: (account) => running(ownerOf(account)).length < MOST_RUNNING,
    forget(account, id) {
      const entry = entries.get(id)
      if (entry?.owner !== ownerOf(account)) return
      entries.delete(id)
      if (entry.job.state === 'running') entry.ending.abort()
    },
    find: (account, id) => entryOf(account, id).job,
    cancel(account, id) {
      const entry = entryOf(account, id)
      if (entry.job.state === 'running') entry.ending.abort()
      else entries.delete(id)
      return entry.job
    },
    watch(account, id, onChange) {
      const { watchers } = entryOf(account, id)
      watchers.add(onChange)
      return () => void watchers.delete(onChange)
    },
    async stop() {
      const all = [...entries.values()].filter(({ job }) => job.state === 'running')
      for (const { ending } of all) ending.abort()
      await Promise.all(all.map(({ finished }) => finished))
    },
  }
}

/** An account whose scope has been changed does not find what it asked before. */
const ownerOf = ({ id, scope }: Account): string => JSON.stringify([id, scope])

function checked<T>(schema: z.ZodType, value: T): T {
  schema.parse(value)
  return value
}
