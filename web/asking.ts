import { ApiError } from './api.ts'

const NOT_YET: ReadonlySet<string> = new Set(['starting', 'records_loading'])
/** The server is up but reads its records yet: its sentence says how far it is. */
export const notYet = (error: Error) => error instanceof ApiError && NOT_YET.has(error.code)

/** Three minutes: a county's records are read in one. */
const MOST_WAITS = 90
/** As the server's Retry-After. */
const WAIT_MILLISECONDS = 2000

/** Whether to ask again what failed `count` times before: a stumble twice, a refusal never, and what is not there yet until it is. */
export function asksAgain(count: number, error: Error): boolean {
  if (notYet(error)) return count < MOST_WAITS
  return count < 2 && (!(error instanceof ApiError) || error.status === 0 || error.status >= 500)
}

/** Milliseconds until then: longer each time after a stumble. */
export function asksAgainAfter(count: number, error: Error): number {
  return notYet(error) ? WAIT_MILLISECONDS : Math.min(1000 * 2 ** count, 30_000)
}
