import { cancelJob, followJob, getJob } from '../contract/jobs.ts'
import type { Context } from '../context.ts'
import { open, signedIn, type Endpoint } from '../http/endpoint.ts'
import type { Jobs } from './jobs.ts'
import { openJobStream } from './jobs.stream.ts'

export function jobsEndpoints(jobs: Jobs, stillSignedIn: (ctx: Context) => Promise<boolean>): Endpoint[] {
  return [
    open(getJob, async ({ ctx, params }) => jobs.find(signedIn(ctx), params.job)),
    open(cancelJob, async ({ ctx, params }) => jobs.cancel(signedIn(ctx), params.job)),
    open(followJob, async ({ ctx, params }) => {
      const stream = openJobStream(jobs, signedIn(ctx), params.job, () => stillSignedIn(ctx))
      ctx.type = 'text/event-stream'
      ctx.set('X-Accel-Buffering', 'no')
      ctx['compress'] = false
      ctx.body = stream
      return undefined
    }),
  ]
}
