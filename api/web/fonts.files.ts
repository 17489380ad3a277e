import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Next } from 'koa'
import type { Context } from '../context.ts'
import { safeRelativePath, sendFile } from '../http/send_file.ts'

const PREFIX = '/fonts/noto-sans-sc/'
const FONT = dirname(fileURLToPath(import.meta.resolve('@fontsource-variable/noto-sans-sc')))

/** Chinese type for the pages that stand without the web app, on machines that have none. A browser fetches the parts that it needs. */
export const FONT_LINK = `<link rel="stylesheet" href="${PREFIX}index.css">`
/** Fonts of the machine first. */
export const FONT_FAMILY = `'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC Variable', system-ui, sans-serif`

export async function fontFiles(ctx: Context, next: Next) {
  if (!ctx.path.startsWith(PREFIX)) return next()
  ctx.state.route = 'file'
  const path = safeRelativePath(ctx.path.slice(PREFIX.length))
  if (path && /\.(css|woff2)$/.test(path)) await sendFile(ctx, FONT, path, { cacheControl: 'public, max-age=86400' })
}
