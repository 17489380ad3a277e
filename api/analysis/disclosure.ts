import { findDimension, type Dimension } from '../contract/dimensions.ts'
import type { Filter } from '../contract/filter.ts'
import type { Account } from '../context.ts'
import { ProblemError } from '../errors.ts'

/** Accounts that see no people are told numbers in this step, and none below it: questions that differ by one person have one answer. */
const STEP = 5

/** A number of people, or of houses told by their people, as it may leave the server: the same number as `disclosed` of the database. */
export function disclosed(account: Pick<Account, 'scope'>, count: number): number | null {
  if (account.scope.people || count === 0) return count
  return count < STEP ? null : Math.floor(count / STEP) * STEP
}

/** Of fewer people nothing is told by kind: not even which kinds there are none of. */
const FEWEST_BROKEN_DOWN = 20

/** Whether some people, households or houses are enough to be told of by kind. */
export function isBrokenDown({ scope }: Pick<Account, 'scope'>, rows: number): boolean {
  return scope.people || rows >= FEWEST_BROKEN_DOWN
}

/** Whether a filter says something of people: then it also tells of them which houses match. */
export function isPersonal(filter: Filter): boolean {
  return filter.some(({ dimension }) => findDimension(dimension)!.personal)
}

/**
 * Values whose data set the reader may not read cannot be asked for.
 * @throws ProblemError `dataset_hidden`
 */
export function requireReadable(account: Account, filter: Filter): void {
  for (const condition of filter) {
    if (condition.kind !== 'tags') continue
    const dimension = findDimension(condition.dimension)!
    for (const { code } of condition.any.flat()) if (!isReadable(account, dimension, code)) throw new ProblemError('dataset_hidden')
  }
}

/** Whether a value of a dimension rests only on what the reader may read. */
export function isReadable({ scope }: Pick<Account, 'scope'>, dimension: Dimension, code: number): boolean {
  return dimension.kind !== 'tags' || !dimension.datasetOf || scope.datasets.includes(dimension.datasetOf(code))
}
