import { randomUUID } from 'node:crypto'
import type { Next } from 'koa'
import type { Context, Services } from '../context.ts'
import { asProblem, loggable, ProblemError, problemDocument } from '../errors.ts'
import type { Metrics } from '../status/metrics.ts'

/** Gives the request its id and language, and writes one log line about it: the address's template, never its values. */
export function logged({ log }: Services, metrics: Metrics) {
  return async (ctx: Context, next: Next) => {
    const began = performance.now()
    const given = ctx.get('X-Request-Id')
    ctx.state.requestId = /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
    ctx.state.language = ctx.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh'
    ctx.set('X-Request-Id', ctx.state.requestId)
    await next()
    const seconds = (performance.now() - began) / 1000
    const route = ctx.state.route ?? 'other'
    metrics.requests.observe({ method: ctx.method, route, status: ctx.status }, seconds)
    const line = { request: ctx.state.requestId, method: ctx.method, route, status: ctx.status, ms: Math.round(seconds * 1000) }
    if (ctx.status >= 500 && ctx.status !== 503) log.error({ ...line, account: ctx.state.account?.id }, 'request failed')
    else if (route !== 'file' || seconds > 1) log.info({ ...line, account: ctx.state.account?.id }, 'request')
  }
}

/** Turns whatever is thrown into a problem document. The one place where errors of requests are caught. */
export function problems({ log }: Services) {
  return async (ctx: Context, next: Next) => {
    try {
      await next()
      if (ctx.status === 404 && ctx.body === undefined) throw new ProblemError('not_found')
    } catch (error) {
      const problem = asProblem(error, ctx.state.requestId)
      if (problem.code === 'internal' || problem.code === 'database_unavailable' || problem.code === 'too_slow')
        log.error({ request: ctx.state.requestId, err: loggable(error) }, problem.code)
      const document = problemDocument(problem, ctx.state.language)
      ctx.status = document.status
      for (const name of ['Content-Encoding', 'Content-Length', 'ETag', 'Cache-Control']) ctx.remove(name)
      if (document.status === 503) ctx.set('Retry-After', '2')
      ctx.set(problem.headers)
      ctx.set('Cache-Control', 'no-store')
      ctx.set('Content-Language', ctx.state.language === 'zh' ? 'zh-CN' : 'en')
      ctx.body = JSON.stringify(document)
      ctx.type = 'application/problem+json'
    }
  }
}
