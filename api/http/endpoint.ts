import { isDeepStrictEqual } from 'node:util'
import { bodyParser } from '@koa/bodyparser'
import { z } from 'zod'
import type { Route } from '../contract/route.ts'
import type { Account, Context, Services } from '../context.ts'
import type { Sql } from '../database/sql.ts'
import { ProblemError, type Language } from '../errors.ts'

/** A route of the contract with what answers it. */
export interface Endpoint {
  readonly route: Route
  /** Takes in what is asked; @returns what works out the reply's body: undefined when the handler has written to the context itself */
  readonly hear: (ctx: Context, services: Services) => Promise<() => Promise<unknown>>
}

/** What the caller sent, parsed by the contract. */
interface Asked<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly params: z.output<P>
  readonly query: z.output<Q>
  readonly body: z.output<B>
}
/** Who asks, and the transaction under their scope: row-level security decides what it finds. */
interface Reader {
  readonly account: Account
  readonly sql: Sql
  readonly services: Services
}
interface Door {
  readonly ctx: Context
  readonly services: Services
}

/** An endpoint that reads and writes in one transaction under the scope of the account that asks: nearly all are. */
export function scoped<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  route: Route<P, Q, B, R>,
  handler: (asked: Asked<P, Q, B> & Reader) => Promise<z.input<R>>,
): Endpoint {
  return open(route, ({ ctx, services, ...asked }) => {
    const account = signedIn(ctx)
    return services.database().scoped(account.scope, (sql) => handler({ ...asked, account, sql, services }))
  })
}

/** An endpoint that arranges its transactions itself: signing in, streams, bytes, runs past row-level security. A long one leaves the context alone. */
export function open<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  route: Route<P, Q, B, R>,
  handler: (asked: Asked<P, Q, B> & Door) => Promise<z.input<R> | Uint8Array | undefined>,
): Endpoint {
  return {
    route,
    async hear(ctx, services) {
      if (!route.public) signedIn(ctx)
      const { language } = ctx.state
      const params = parse(route.params, ctx['params'] ?? {}, language)
      const query = parse(route.query, single(ctx.query, language), language)
      const body = route.body ? parse(route.body, await readBody(ctx), language) : undefined
      return async () => {
        const reply = await handler({ ctx, services, params, query, body } as Asked<P, Q, B> & Door)
        if (services.checkReplies && reply !== undefined && !(reply instanceof Uint8Array)) checkReply(route, reply)
        return reply
      }
    },
  }
}

/** @throws ProblemError `unauthenticated` */
export function signedIn(ctx: Context): Account {
  if (!ctx.state.account) throw new ProblemError('unauthenticated', {}, { 'WWW-Authenticate': 'Bearer' })
  return ctx.state.account
}

const LOCALES = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError }

function parse(schema: z.ZodType | undefined, given: unknown, language: Language): unknown {
  if (!schema) return {}
  const parsed = schema.safeParse(given, { error: LOCALES[language] })
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  throw new ProblemError('invalid_input', { field: issue.path.join('.') || 'body', reason: issue.message })
}

/** A parameter given twice is a mistake, not a list. */
function single(query: Context['query'], language: Language): Record<string, string> {
  for (const [field, value] of Object.entries(query)) {
    if (Array.isArray(value))
      throw new ProblemError('invalid_input', { field, reason: language === 'zh' ? '只能给一个值' : 'give it once' })
  }
  return query as Record<string, string>
}

const BODY_LIMIT = '1 MB'
const parseJson = bodyParser({ enableTypes: ['json'], jsonLimit: '1mb', parsedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'] })

async function readBody(ctx: Context): Promise<unknown> {
  if (!ctx.is('json')) throw new ProblemError('unsupported_media_type')
  try {
    await parseJson(ctx, async () => {})
  } catch (error) {
    const status = error instanceof Error && 'status' in error ? error.status : undefined
    if (status === 413) throw new ProblemError('too_large', { limit: BODY_LIMIT })
    if (status === 400) throw new ProblemError('invalid_input', { field: 'body', reason: 'JSON' })
    throw error
  }
  return ctx.request.body
}

/** The contract says all that a reply holds: a field it does not name would leave the server unnoticed. */
function checkReply(route: Route, reply: unknown): void {
  const parsed = route.reply.parse(reply)
  if (!isDeepStrictEqual(parsed, JSON.parse(JSON.stringify(reply)))) {
    throw new Error(`the reply of ${route.method} ${route.path} holds more than its contract names`)
  }
}
