import type { Account } from '../context.ts'
import { FilterError, parseFilter, type Filter } from '../contract/filter.ts'
import { ProblemError, type Language } from '../errors.ts'
import { requireScope } from '../http/permission.ts'
import { requireReadable } from './disclosure.ts'

/**
 * The filter that a request asks with, for an area in the reader's scope.
 * @throws ProblemError `invalid_input`, `out_of_scope`, `dataset_hidden`
 */
export function askedFilter(account: Account, { area, filter: text }: { area: string; filter: string }, language: Language): Filter {
  requireScope(account, area)
  try {
    const filter = parseFilter(text)
    requireReadable(account, filter)
    return filter
  } catch (error) {
    if (!(error instanceof FilterError)) throw error
    throw new ProblemError('invalid_input', {
      field: error.dimension ? `filter.${error.dimension}` : 'filter',
      reason: error.reason[language],
    })
  }
}
