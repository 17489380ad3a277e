import type { Next } from 'koa'
import type { Context, Progress, Services } from '../context.ts'
import type { Metrics } from './metrics.ts'
import { answers } from './status.queries.ts'

/** How long readiness waits for the database's answer, ms. */
const PATIENCE = 2000

/** `/healthz`, `/readyz` and `/metrics`: for supervisors, without signing in and without personal data. */
export function status(services: Services, metrics: Metrics) {
  return async (ctx: Context, next: Next) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next()
    if (ctx.path === '/healthz') {
      ctx.state.route = 'file'
      ctx.body = { alive: true }
    } else if (ctx.path === '/readyz') {
      ctx.state.route = 'file'
      const progress = await readiness(services)
      ctx.status = progress.ready ? 200 : 503
      ctx.body = { ready: progress.ready, steps: progress.steps }
    } else if (ctx.path === '/metrics') {
      ctx.state.route = 'file'
      ctx.body = await metrics.registry.metrics()
      ctx.type = metrics.registry.contentType
    } else return next()
    ctx.set('Cache-Control', 'no-store')
  }
}

/** Ready means started *and* the database answers. It is not asked while it is busy filling. */
async function readiness({ progress, database }: Services): Promise<Progress> {
  const now = progress()
  if (!now.ready) return now
  const answer = await Promise.race([
    Promise.resolve()
      .then(() => database().system((sql) => answers(sql)))
      .catch(() => false),
    new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE, false).unref()),
  ])
  return { ready: answer, steps: now.steps }
}
