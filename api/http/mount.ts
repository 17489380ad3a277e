import Router from '@koa/router'
import type { Next } from 'koa'
import type { Context, Services, State } from '../context.ts'
import { ProblemError } from '../errors.ts'
import type { Endpoint } from './endpoint.ts'

/** Puts the endpoints at their addresses; other methods of the same address answer 405 with what it takes. */
export function mount(endpoints: readonly Endpoint[], services: Services) {
  const router = new Router<State>()
  // A word before a parameter: /api/alerts/pins is not an alert named pins.
  const ordered = endpoints.toSorted((left, right) => Number(left.route.path.includes('{')) - Number(right.route.path.includes('{')))
  for (const { route, answer } of ordered) {
    router.register(route.path.replaceAll(/\{(\w+)\}/g, ':$1'), [route.method], async (ctx) => {
      ctx.state.route = route.path
      ctx.set('Cache-Control', 'private, no-store')
      const reply = await answer(ctx, services)
      if (reply === undefined) return
      ctx.status = route.status ?? 200
      ctx.body = reply
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
