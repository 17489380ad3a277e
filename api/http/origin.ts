import type { Next } from 'koa'
import type { Context } from '../context.ts'
import { ProblemError } from '../errors.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses changes that a page of another site asks a signed-in browser for. Browsers name the page's origin on
 * every such request; programs that send no Origin carry no cookie of anybody else.
 */
export async function sameOrigin(ctx: Context, next: Next) {
  if (!SAFE.has(ctx.method) && !comesFromHere(ctx)) throw new ProblemError('cross_site')
  await next()
}

function comesFromHere(ctx: Context): boolean {
  const site = ctx.get('Sec-Fetch-Site')
  if (site) return site === 'same-origin' || site === 'none'
  const origin = ctx.get('Origin')
  return origin === '' || URL.parse(origin)?.host === ctx.host
}

/** The caller's address. A proxy in front of us runs on this machine or in its private network's container host. */
export function clientAddress(ctx: Context): string {
  const peer = ctx.req.socket.remoteAddress ?? ''
  const forwarded = ctx.get('X-Forwarded-For').split(',').at(-1)?.trim()
  return forwarded && isLoopback(peer) ? forwarded : peer
}

/** Whether an address or HOST setting is reached from this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^(::ffff:)?127\./.test(host)
}

/** Scheme and host by which the caller reached us: the scheme a proxy on this machine names, else our own. */
export function siteOf(ctx: Context): string {
  const forwarded = isLoopback(ctx.req.socket.remoteAddress ?? '') ? ctx.get('X-Forwarded-Proto') : ''
  return `${forwarded === 'https' ? 'https' : ctx.protocol}://${ctx.host}`
}
