import Router from '@koa/router'
import type { Next } from 'koa'
import type { Context, Services, State } from '../context.ts'
import { ProblemError } from '../errors.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { answerAsPreferred } from '../jobs/preferred.ts'
import type { Endpoint } from './endpoint.ts'

/** Puts the endpoints at their addresses; other methods of the same address answer 405 with what it takes. */
export function mount(endpoints: readonly Endpoint[], services: Services, jobs: Jobs) {
  const router = new Router<State>()
  // A word before a parameter: /api/alerts/pins is not an alert named pins.
  const ordered = endpoints.toSorted((left, right) => Number(left.route.path.includes('{')) - Number(right.route.path.includes('{')))
  for (const { route, hear } of ordered) {
    router.register(route.path.replaceAll(/\{(\w+)\}/g, ':$1'), [route.method], async (ctx) => {
      ctx.state.route = route.path
      ctx.set('Cache-Control', 'private, no-store')
      const work = await hear(ctx, services)
      const answer = route.long ? await answerAsPreferred(ctx, jobs, route, work) : { reply: await work() }
      if ('job' in answer) {
        ctx.status = 202
        ctx.body = { job: answer.job }
        return
      }
      const { reply } = answer
      if (reply === undefined) return
      ctx.status = route.status ?? 200
      ctx.body = reply instanceof Uint8Array ? Buffer.from(reply.buffer, reply.byteOffset, reply.byteLength) : reply
      if (route.contentType) ctx.type = route.contentType
    })
  }
  const routes = router.routes()
  return async (ctx: Context, next: Next) => {
    if (!/^\/(api|tiles)\//.test(ctx.path)) return next()
    const { route, path } = router.match(ctx.path, ctx.method)
    if (!route && path.length > 0) {
      const allowed = [...new Set(path.flatMap((layer) => layer.methods))].join(', ')
      throw new ProblemError('method_not_allowed', { allowed }, { Allow: allowed })
    }
    if (!route) throw new ProblemError('not_found')
    await routes(ctx as Parameters<typeof routes>[0], next)
  }
}
