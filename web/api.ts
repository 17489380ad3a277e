import type { z } from 'zod'
import { Problem } from '../api/contract/problem.ts'
import type { Route } from '../api/contract/route.ts'

/** A refusal by the server, with the sentence it gave for people. `status` 0: the server was not reached. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: number
  readonly code: string
  readonly field: string | undefined
  constructor(problem: Pick<Problem, 'status' | 'code' | 'detail' | 'field'>) {
    super(problem.detail)
    this.status = problem.status
    this.code = problem.code
    this.field = problem.field
  }
}

type Given<Name extends string, Schema> = Schema extends z.ZodType
  ? unknown extends z.input<Schema>
    ? unknown
    : { [K in Name]: z.input<Schema> }
  : unknown
/** What a route wants: exactly those of params, query and body that its contract declares. */
export type Input<R> =
  R extends Route<infer P, infer Q, infer B, z.ZodType> ? Given<'params', P> & Given<'query', Q> & Given<'body', B> : never
export type Reply<R> = R extends Route<z.ZodType, z.ZodType, z.ZodType, infer A> ? z.output<A> : never

interface AnyInput {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
}

/** The address of a route with its parameters put in. */
export function address(route: Pick<Route, 'path'>, input: AnyInput = {}): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(input.params?.[name])))
  const query = Object.entries(input.query ?? {}).filter(([, value]) => value !== undefined)
  return query.length === 0 ? path : `${path}?${new URLSearchParams(query.map(([name, value]) => [name, String(value)]))}`
}

/**
 * Calls a route of the contract.
 * @throws ApiError with the server's problem document, or with status 0 when the server was not reached.
 */
export async function call<R extends Route>(route: R, input: Input<R>, signal?: AbortSignal): Promise<Reply<R>> {
  const response = await ask(route, input, 'application/json', signal)
  return response.status === 204 ? ({} as Reply<R>) : ((await response.json()) as Reply<R>)
}

/** Calls a route that answers with bytes; throws as `call` does. */
export async function callBytes<R extends Route>(route: R, input: Input<R>, signal?: AbortSignal): Promise<ArrayBuffer> {
  return (await ask(route, input, route.contentType ?? 'application/octet-stream', signal)).arrayBuffer()
}

/** Calls a long route, which answers 202 with a job when its answer takes more than a second; throws as `call` does. */
export function callPreferringJob<R extends Route>(route: R, input: Input<R>, accept: string, signal?: AbortSignal): Promise<Response> {
  return ask(route, input, accept, signal, { Prefer: 'respond-async, wait=1' })
}

async function ask<R extends Route>(
  route: R,
  input: Input<R>,
  accept: string,
  signal?: AbortSignal,
  preference: Record<string, string> = {},
): Promise<Response> {
  const given = input as AnyInput
  const request: RequestInit = {
    method: route.method,
    headers: { Accept: accept, 'Accept-Language': document.documentElement.lang, ...preference },
  }
  if (signal) request.signal = signal
  if (given.body !== undefined) {
    request.headers = { ...request.headers, 'Content-Type': 'application/json' }
    request.body = JSON.stringify(given.body)
  }
  const response = await fetch(address(route, given), request).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new ApiError({ status: 0, code: 'unreachable', detail: 'unreachable', field: undefined })
  })
  if (!response.ok) throw await problemOf(response)
  return response
}

/** The problem document of a refused request. */
export async function problemOf(response: Response): Promise<ApiError> {
  const problem = Problem.safeParse(await response.json().catch(() => undefined))
  return new ApiError(
    problem.success
      ? problem.data
      : { status: response.status, code: `http_${response.status}`, detail: response.statusText, field: undefined },
  )
}
