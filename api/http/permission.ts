import type { Account } from '../context.ts'
import { ProblemError } from '../errors.ts'

/**
 * Tells a reader who asks for figures of an area outside their subtree so, instead of answering zeros. It words the
 * refusal; what keeps the rows back is row-level security.
 * @throws ProblemError `out_of_scope`
 */
export function requireScope(account: Account, area: string): void {
  if (!area.startsWith(account.scope.area)) throw new ProblemError('out_of_scope', { scope: account.area.name })
}

/** @throws ProblemError `admin_only` */
export function requireAdmin(account: Account): void {
  if (account.role !== 'admin') throw new ProblemError('admin_only')
}

/** Where everything asked for is about people. @throws ProblemError `people_hidden` */
export function requirePeople(account: Account): void {
  if (!account.scope.people) throw new ProblemError('people_hidden')
}
