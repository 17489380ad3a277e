import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ReachSet } from '../../api/contract/reach.ts'
import { useMayAsk } from '../analysis/useMayAsk.ts'
import { lightHouses } from '../analysis/lit.ts'
import { reachHousesQuery } from './queries.ts'
import { FIRST_QUESTION, type Question } from './question.ts'

/** Houses of those who do not get there: red is kept for what needs a person. */
const INK = '#c0392b'

/** Lights the houses of a set for as long as one is given. */
export function useLitHouses(asked: { area: string; filter: string; question: Question; set: ReachSet } | null): void {
  const { area = '', filter = '', question = FIRST_QUESTION, set = 'beyond' } = asked ?? {}
  const mayAsk = useMayAsk()
  const { data } = useQuery({ ...reachHousesQuery(area, filter, question, set), enabled: asked !== null && mayAsk(filter) })
  const shown = asked && mayAsk(filter) ? data : undefined
  useEffect(() => {
    if (!shown) return
    lightHouses({ version: shown.version, bits: shown.bits, classes: null, color: INK })
    return () => lightHouses(null)
  }, [shown])
}
