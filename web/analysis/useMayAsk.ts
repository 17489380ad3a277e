import { useQuery } from '@tanstack/react-query'
import { findDimension } from '../../api/contract/dimensions.ts'
import { sessionQuery } from '../queries.ts'
import { readFilter } from './useFilter.ts'

/** Whether a filter says something of people: which houses match then tells of them. */
const isPersonal = (text: string): boolean => readFilter(text).filter.some(({ dimension }) => findDimension(dimension)?.personal)

/** Tells whether the account may ask which houses a filter means: readers who see no people are not told by what it says of people. */
export function useMayAsk(): (filter: string) => boolean {
  const { data: session } = useQuery(sessionQuery())
  const seesPeople = session?.seesPeople ?? false
  return (filter) => seesPeople || !isPersonal(filter)
}
