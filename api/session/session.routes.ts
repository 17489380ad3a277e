import { getSession, signIn, signOut, type Session } from '../contract/session.ts'
import type { Account, Context } from '../context.ts'
import { ProblemError } from '../errors.ts'
import { open, signedIn, type Endpoint } from '../http/endpoint.ts'
import { clientAddress } from '../http/origin.ts'
import { createAttempts } from './attempts.ts'
import { COOKIE, tokenOf, type Sessions } from './identify.ts'
import { isPassword } from './passwords.ts'
import { accountToSignIn, insertCookieSession } from './session.queries.ts'
import type { Tokens } from './tokens.ts'

/** Signing in and out, and who is signed in. */
export function sessionEndpoints(sessions: Sessions, tokens: Tokens): Endpoint[] {
  const attempts = createAttempts()
  return [
    open(signIn, async ({ ctx, services, body }) => {
      const address = clientAddress(ctx)
      await attempts.begin(body.account, address)
      const found = await services.database().system((sql) => accountToSignIn(sql, body.account))
      if (!(await isPassword(body.password, found?.passwordHash, services.config)) || !found) throw new ProblemError('wrong_credentials')
      await attempts.succeeded(body.account, address)
      const token = tokens.create()
      await services.database().system((sql) => insertCookieSession(sql, tokens.hash(token), found.account.id))
      setCookie(ctx, token)
      return asSession(found.account)
    }),
    open(getSession, async ({ ctx }) => asSession(signedIn(ctx))),
    open(signOut, async ({ ctx }) => {
      const token = tokenOf(ctx)
      if (token) await sessions.end(token)
      setCookie(ctx, null)
      return {}
    }),
  ]
}

/** HttpOnly, same site only, and over TLS only where the browser came over TLS; gone when the browser closes. */
function setCookie(ctx: Context, token: string | null): void {
  const secure = ctx.secure || ctx.get('X-Forwarded-Proto') === 'https'
  // The cookie library refuses `secure` on a plain socket even where a proxy ends TLS.
  ctx.cookies.secure = secure
  ctx.cookies.set(COOKIE, token, { httpOnly: true, sameSite: 'strict', secure, path: '/', overwrite: true })
}

function asSession({ name, title, unit, role, area, scope, demo }: Account): Session {
  return { account: name, title, unit, role, scope: area, seesPeople: scope.people, demo }
}
