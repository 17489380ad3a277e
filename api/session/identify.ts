import { LRUCache } from 'lru-cache'
import type { Next } from 'koa'
import type { Account, Context, Services } from '../context.ts'
import { loggable } from '../errors.ts'
import type { Tokens } from './tokens.ts'
import { accountOfSession, deleteSession } from './session.queries.ts'

export const COOKIE = 'yitu_session'
/** A disabled account, or a session ended elsewhere, is asked about after this long, ms. */
const FRESH = 10_000
/** Meanwhile, and while the database is busy or away, what was known goes on for at most this long, ms. */
const REMEMBERED = 60_000

/** Sessions of one server: found by token, remembered briefly, because every tile asks. */
export interface Sessions {
  find(token: string): Promise<Account | undefined>
  end(token: string): Promise<void>
}

interface Known {
  readonly account: Account
  readonly expiresAt: Date
  readonly askedAt: number
}

export function createSessions({ database, log }: Pick<Services, 'database' | 'log'>, tokens: Tokens): Sessions {
  const known = new LRUCache<string, Known>({ max: 10_000, ttl: REMEMBERED })
  const asking = new Map<string, Promise<Known | undefined>>()

  async function ask(hash: Buffer, key: string): Promise<Known | undefined> {
    const session = await database().system((sql) => accountOfSession(sql, hash))
    // Ended while it was asked about: stays ended.
    if (!asking.has(key)) return undefined
    if (!session) {
      known.delete(key)
      return undefined
    }
    const found = { ...session, askedAt: Date.now() }
    known.set(key, found)
    return found
  }

  return {
    async find(token) {
      const hash = tokens.hash(token)
      const key = hash.toString('base64')
      let session = known.get(key)
      if (!session || Date.now() - session.askedAt > FRESH) {
        let answer = asking.get(key)
        if (!answer) {
          answer = ask(hash, key).finally(() => asking.delete(key))
          asking.set(key, answer)
        }
        if (session) answer.catch((error: unknown) => log.warn({ err: loggable(error) }, 'session not asked about'))
        else session = await answer
      }
      return session && session.expiresAt.getTime() > Date.now() ? session.account : undefined
    },
    async end(token) {
      const hash = tokens.hash(token)
      const key = hash.toString('base64')
      asking.delete(key)
      known.delete(key)
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
