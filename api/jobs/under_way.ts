import { AsyncLocalStorage } from 'node:async_hooks'
import type { WorkProgress } from '../contract/jobs.ts'

/** The answer that is being worked out: whether it is still wanted, and who hears how far it is. */
export interface UnderWay {
  readonly signal: AbortSignal
  report(progress: WorkProgress): void
}

const storage = new AsyncLocalStorage<UnderWay>()
/** Of an answer that nobody can cancel and nobody watches. */
const PLAIN: UnderWay = { signal: new AbortController().signal, report: () => {} }

/** What is under way where this is called, however deep: stores tell how far they are without being handed it by everyone above them. */
export const underWay = (): UnderWay => storage.getStore() ?? PLAIN

/** Does some work under a control of its own. */
export const asUnderWay = <Result>(control: UnderWay, work: () => Promise<Result>): Promise<Result> => storage.run(control, work)

/** Waits for something for as long as the answer is wanted; what is waited for goes on by itself. @throws what the answer was cancelled with */
export async function whileWanted<Result>(work: Promise<Result>): Promise<Result> {
  const { signal } = underWay()
  if (signal === PLAIN.signal) return work
  const cancelled = Promise.withResolvers<never>()
  const cancel = () => cancelled.reject(signal.reason)
  if (signal.aborted) cancel()
  signal.addEventListener('abort', cancel)
  try {
    return await Promise.race([work, cancelled.promise])
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}
