import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { WorkProgress, type Job } from '../contract/jobs.ts'
import type { Route } from '../contract/route.ts'
import type { Context } from '../context.ts'
import { signedIn } from '../http/endpoint.ts'
import type { Jobs } from './jobs.ts'
import { asUnderWay } from './under_way.ts'

/** Nobody is made to wait longer for want of a job. Seconds */
const MOST_WAIT = 30
const LATER = Symbol('later')

/**
 * Answers as the reader prefers (RFC 7240): `Prefer: respond-async` begins a job, with `wait=s` only when the answer takes longer than
 * that. An account that has enough under way is answered plainly: a preference is not a demand.
 * @returns the reply, or the job that will have it
 */
export async function answerAsPreferred(
  ctx: Context,
  jobs: Jobs,
  route: Route,
  work: () => Promise<unknown>,
): Promise<{ reply: unknown } | { job: Job }> {
  ctx.vary('Prefer')
  const wait = waitPreferred(ctx.get('Prefer'))
  const account = signedIn(ctx)
  if (wait === undefined || !jobs.hasRoom(account)) return { reply: await work() }
  const answered = Promise.withResolvers<unknown>()
  answered.promise.catch(() => {})
  const job = jobs.start(account, ctx.state.language, {
    kind: `${route.method} ${route.path}`,
    progress: WorkProgress,
    result: z.unknown(),
    async run(control) {
      try {
        const reply = await asUnderWay(control, work)
        answered.resolve(reply)
        // Bytes are kept where they were made: they are asked for again, plainly.
        return reply instanceof Uint8Array ? null : (reply ?? null)
      } catch (error) {
        answered.reject(error)
        throw error
      }
    },
  })
  const left = () => ctx.res.writableFinished || jobs.forget(account, job.id)
  ctx.res.once('close', left)
  if (wait > 0) {
    const soon = await Promise.race([answered.promise, delay(wait * 1000, LATER, { ref: false })]).catch((error: unknown) => {
      jobs.forget(account, job.id)
      throw error
    })
    if (soon !== LATER) {
      jobs.forget(account, job.id)
      return { reply: soon }
    }
  }
  ctx.set('Preference-Applied', 'respond-async')
  return { job }
}

/** Seconds that the reader would rather wait than be given a job; undefined when a job is not wanted at all. */
export function waitPreferred(header: string): number | undefined {
  const preferences = header.split(',').map((one) => one.split(';')[0]!.trim().toLowerCase())
  if (!preferences.includes('respond-async')) return undefined
  const wait = preferences.flatMap((one) => /^wait\s*=\s*"?(\d{1,6})"?$/.exec(one)?.[1] ?? [])[0]
  return Math.min(MOST_WAIT, Number(wait ?? 0))
}
