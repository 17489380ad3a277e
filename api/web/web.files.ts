import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Next } from 'koa'
import type { Context, Services } from '../context.ts'
import { safeRelativePath, sendFile } from '../http/send_file.ts'
import { PROGRESS_PAGE, PROGRESS_PAGE_POLICY } from '../status/progress_page.ts'

/** Where `vite build web` leaves the app. */
export const WEB_ROOT = fileURLToPath(new URL('../../web/dist', import.meta.url))
/** Vite names these by a hash of their content. */
const HASHED = /^assets\/.+-[\w-]{8}\.\w+$/

/**
 * The web app: its files, and its page for every other address a person may open or reload. Until it is built,
 * the progress page instead.
 */
export function webFiles({ progress }: Services, root = WEB_ROOT) {
  return async (ctx: Context, next: Next) => {
    await next()
    if (ctx.body !== undefined || ctx.status !== 404) return
    if ((ctx.method !== 'GET' && ctx.method !== 'HEAD') || /^\/(api|tiles|ogc)(\/|$)/.test(ctx.path)) return
    ctx.state.route = 'file'
    const page = ctx.accepts('html', '*/*') === 'html' || ctx.path === '/'
    if (!isBuilt(root, progress().steps)) {
      if (page) showProgress(ctx)
      return
    }
    const path = safeRelativePath(ctx.path.slice(1))
    if (path && path !== 'index.html') {
      // Cesium's own files carry no hash in their names, and change only with the app: they are asked about again.
      const cacheControl = HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'
      if (await sendFile(ctx, root, path, { cacheControl, precompressed: true })) return
      if (/^(assets|cesium)\//.test(path)) return
    }
    if (page) await sendFile(ctx, root, 'index.html', { cacheControl: 'no-cache', precompressed: true })
  }
}

/** A build empties the folder first: while one is running, what lies there is not the app. */
function isBuilt(root: string, steps: ReturnType<Services['progress']>['steps']): boolean {
  const step = steps.find(({ name }) => name === 'web')
  if (step && step.done < step.total) return false
  return existsSync(`${root}/index.html`)
}

function showProgress(ctx: Context): void {
  ctx.status = 200
  ctx.type = 'html'
  ctx.set('Cache-Control', 'no-store')
  ctx.set('Content-Security-Policy', PROGRESS_PAGE_POLICY)
  ctx.set('X-Yitu-Page', 'progress')
  ctx.body = PROGRESS_PAGE
}
