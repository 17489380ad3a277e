import { create } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { cancelJob, followJob, getJob, WorkProgress, type Job } from '../../api/contract/jobs.ts'
import type { Route } from '../../api/contract/route.ts'
import { address, ApiError, call, callBytes, callPreferringJob, type Input, type Reply } from '../api.ts'

/** Whose answer is worked out: each panel shows its own. */
export type Asker = 'reach' | 'flood' | 'hazards' | 'shelters' | 'budget' | 'scenarios'

/** An answer that takes long, and how far it is; null: nothing told yet. */
interface RunningJob {
  readonly of: Asker
  readonly progress: WorkProgress | null
  /** The server is not reached at the moment. */
  readonly lost: boolean
  cancel(): void
}

const useRunningJobs = create<{ jobs: Readonly<Record<string, RunningJob>> }>()(() => ({ jobs: {} }))

/** A panel's jobs under way, what the first of them told last, whether the server is lost, and what stops them all. */
export function useJobsOf(of: Asker): { running: boolean; progress: WorkProgress | null; lost: boolean; stop(): void } {
  const jobs = useRunningJobs(useShallow((state) => Object.values(state.jobs).filter((job) => job.of === of)))
  return {
    running: jobs.length > 0,
    progress: jobs.find(({ progress }) => progress !== null)?.progress ?? null,
    lost: jobs.some(({ lost }) => lost),
    stop: () => jobs.forEach(({ cancel }) => cancel()),
  }
}

/** What a cancelled answer fails with; no server says it. */
const CANCELLED = 'cancelled'
const cancelled = () => new ApiError({ status: 499, code: CANCELLED, detail: CANCELLED, field: undefined })
export const isCancelled = (error: unknown): boolean => error instanceof ApiError && error.code === CANCELLED

/** Calls a long address as `call` does; when it takes longer than a second it stands in `useRunningJobs`, where it can be cancelled. @throws as `call` */
export async function callLong<R extends Route>(of: Asker, route: R, input: Input<R>, signal?: AbortSignal): Promise<Reply<R>> {
  const answer = await callPreferringJob(route, input, 'application/json', signal)
  if (answer.status !== 202) return (await answer.json()) as Reply<R>
  return (await followed(of, ((await answer.json()) as { job: Job }).job, signal)) as Reply<R>
}

/** As callLong, of bytes. */
export async function callLongBytes<R extends Route>(of: Asker, route: R, input: Input<R>, signal?: AbortSignal): Promise<ArrayBuffer> {
  const answer = await callPreferringJob(route, input, route.contentType ?? 'application/octet-stream', signal)
  if (answer.status !== 202) return answer.arrayBuffer()
  await followed(of, ((await answer.json()) as { job: Job }).job, signal)
  return callBytes(route, input, signal)
}

/** The result of a job; it is cancelled when the reader wants it no longer. */
async function followed(of: Asker, { id }: Job, signal: AbortSignal | undefined): Promise<unknown> {
  const params = { job: id }
  const ended = Promise.withResolvers<void>()
  const stop = (reason: unknown) => {
    void call(cancelJob, { params }).catch(() => {})
    ended.reject(reason)
  }
  const tell = (news: Partial<RunningJob>) =>
    useRunningJobs.setState(({ jobs }) => ({
      jobs: {
        ...jobs,
        [id]: { of, progress: null, lost: false, cancel: () => stop(cancelled()), ...jobs[id], ...news },
      },
    }))
  const leave = () => stop(signal?.reason)
  tell({})
  const stream = new EventSource(address(followJob, { params }))
  stream.addEventListener('progress', ({ data }: MessageEvent<string>) => {
    const { data: progress } = WorkProgress.safeParse(JSON.parse(data))
    if (progress) tell({ progress })
  })
  stream.addEventListener('end', () => {
    // Left open, it would take the server's last word for a lost connection.
    stream.close()
    ended.resolve()
  })
  stream.addEventListener('open', () => tell({ lost: false }))
  // A stream that is closed does not come back by itself: the job is gone, or the reader is signed out.
  stream.addEventListener('error', () => (stream.readyState === EventSource.CLOSED ? ended.resolve() : tell({ lost: true })))
  signal?.addEventListener('abort', leave)
  if (signal?.aborted) leave()
  try {
    await ended.promise
    const { state, problem, result } = await call(getJob, { params }, signal)
    if (state === 'done') return result
    if (problem) throw new ApiError(problem)
    throw cancelled()
  } finally {
    stream.close()
    signal?.removeEventListener('abort', leave)
    useRunningJobs.setState(({ jobs: { [id]: _, ...jobs } }) => ({ jobs }))
  }
}
