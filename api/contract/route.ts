import type { z } from 'zod'

/** One address of the API: the schemas that check it, type it on the web side and describe it in OpenAPI. */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** OpenAPI style: `/api/areas/{code}`. */
  readonly path: `/api/${string}` | `/tiles/${string}`
  readonly summary: string
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly reply: Reply
  /** Answered instead of 200: what was asked for has only begun. */
  readonly status?: 202
  /**
   * May take more than about a second: asked with `Prefer: respond-async` it answers 202 with a job that tells WorkProgress and ends
   * with this reply; with `wait=s` beside it, only if it takes longer than that. Of bytes the job only makes ready.
   */
  readonly long?: true
  /** Reached without signing in. */
  readonly public?: boolean
  /** Reply other than JSON, e.g. `text/event-stream`. */
  readonly contentType?: string
}

/** Keeps the literal types of a route's schemas. */
export function defineRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  route: Route<P, Q, B, R>,
): Route<P, Q, B, R> {
  return route
}
