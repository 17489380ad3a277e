import { LRUCache } from 'lru-cache'
import type { Next } from 'koa'
import type { Account, Context, Services } from '../context.ts'
import type { Tokens } from './tokens.ts'
import { accountOfSession, deleteSession } from './session.queries.ts'

export const COOKIE = 'yitu_session'
/** A disabled account, or a session ended elsewhere, is noticed after this long, ms. */
const REMEMBERED = 10_000

/** Sessions of one server: found by token, remembered briefly, because every tile asks. */
export interface Sessions {
  find(token: string): Promise<Account | undefined>
  end(token: string): Promise<void>
}

export function createSessions(database: Services['database'], tokens: Tokens): Sessions {
  const known = new LRUCache<string, { account: Account; expiresAt: Date }>({ max: 10_000, ttl: REMEMBERED })
  return {
    async find(token) {
      const hash = tokens.hash(token)
      const key = hash.toString('base64')
      let session = known.get(key)
      if (!session) {
        session = await database().system((sql) => accountOfSession(sql, hash))
        if (session) known.set(key, session)
      }
      return session && session.expiresAt.getTime() > Date.now() ? session.account : undefined
    },
    async end(token) {
      const hash = tokens.hash(token)
      known.delete(hash.toString('base64'))
      await database().system((sql) => deleteSession(sql, hash))
    },
  }
}

/** The token that a request carries: a program's in the header, a browser's in the cookie. */
export function tokenOf(ctx: Context): string | undefined {
  const bearer = /^Bearer (yitu_[\w-]{43})$/.exec(ctx.get('Authorization'))?.[1]
  return bearer ?? ctx.cookies.get(COOKIE)
}

/** Finds out who asks, where it matters. */
export function identify(sessions: Sessions) {
  return async (ctx: Context, next: Next) => {
    const token = /^\/(api|tiles|ogc)\//.test(ctx.path) ? tokenOf(ctx) : undefined
    if (token) {
      const account = await sessions.find(token)
      if (account) ctx.state.account = account
    }
    await next()
  }
}
