import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Scenario } from '../../api/contract/scenarios.ts'
import { cutQuery } from '../reach/queries.ts'
import { parseQuestion } from '../reach/question.ts'
import { useChangeMarks } from '../reach/useChangeMarks.ts'
import { parseView } from '../url.ts'

/** Where the roads and facilities are that a finished what-if changes. */
export function ChangeOnMap({ scenario: { address, area } }: { scenario: Scenario }) {
  const kept = useMemo(() => parseView(address), [address])
  const question = useMemo(() => parseQuestion(kept.reach), [kept.reach])
  // Where one clicked stands in the address; where a facility is and which roads lie under water is asked for.
  const asked = question.closed.length > 0 || question.flood !== null
  const { data } = useQuery({ ...cutQuery(area.code, kept.filter ?? '', question), enabled: asked })
  useChangeMarks(question, asked ? data : undefined)
  return null
}
