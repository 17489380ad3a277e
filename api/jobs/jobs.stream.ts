import { PassThrough } from 'node:stream'
import type { Job } from '../contract/jobs.ts'
import type { Account } from '../context.ts'
import type { Jobs } from './jobs.ts'

/** A line now and then keeps proxies from closing the stream, and finds out who is gone. ms */
const HEARTBEAT = 20_000

/**
 * A job as server-sent events: `progress` as it is told, `end` once. Whoever comes back begins with what was told last.
 * @param stillSignedIn asked at every heartbeat
 * @throws ProblemError `not_found`
 */
export function openJobStream(jobs: Jobs, account: Account, id: string, stillSignedIn: () => Promise<boolean>): PassThrough {
  const stream = new PassThrough()
  stream.on('error', () => {})
  const tell = ({ result: _, ...job }: Job) => {
    if (stream.writableEnded || stream.destroyed) return
    if (job.state === 'running') {
      // A reader that is slow misses steps, not the end.
      if (job.progress !== null && !stream.writableNeedDrain) stream.write(eventOf('progress', job.progress))
      return
    }
    stream.end(eventOf('end', job))
  }
  const stop = jobs.watch(account, id, tell)
  const beat = setInterval(() => {
    stillSignedIn().then(
      (stays) => (stays ? stream.write(': \n\n') : stream.end()),
      () => stream.end(),
    )
  }, HEARTBEAT).unref()
  stream.once('close', () => {
    stop()
    clearInterval(beat)
  })
  stream.write('retry: 2000\n\n')
  tell(jobs.find(account, id))
  return stream
}

const eventOf = (name: string, data: unknown): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
