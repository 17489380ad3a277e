import { constants } from 'node:zlib'
import Koa from 'koa'
import compress from 'koa-compress'
import type { Services, State } from './context.ts'
import { securityHeaders } from './http/headers.ts'
import { logged, problems } from './http/request.ts'
import { createMetrics } from './status/metrics.ts'
import { status } from './status/status.routes.ts'
import { webFiles } from './web/web.files.ts'

/** The application: every request passes these in this order. */
export function createApp(services: Services): Koa<State> {
  const app = new Koa<State>()
  const metrics = createMetrics()
  app.use(logged(services, metrics))
  app.use(securityHeaders(services.config))
  app.use(
    compress({
      threshold: 1024,
      gzip: { level: 5 },
      br: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
      deflate: false,
      zstd: false,
    }),
  )
  app.use(problems(services))
  app.use(status(services, metrics))
  app.use(webFiles(services))
  app.use(async (ctx, next) => {
    if (ctx.path.startsWith('/api/')) services.database()
    await next()
  })
  return app
}
