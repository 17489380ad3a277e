import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { getHazardField, getHazardImpact } from '../../api/contract/hazards.ts'
import { callLong } from '../jobs/longAnswer.ts'
import { hazardBody, type HazardAsk } from './question.ts'

const STALE = 5 * 60_000

export const hazardQuery = (area: string, ask: HazardAsk) =>
  queryOptions({
    queryKey: ['hazard-impact', area, ask],
    queryFn: ({ signal }) => callLong('hazards', getHazardImpact, { body: hazardBody(area, ask) }, signal),
    placeholderData: keepPreviousData,
    staleTime: STALE,
  })

export const hazardFieldQuery = ({ kinds, angle, buffer }: HazardAsk) =>
  queryOptions({
    queryKey: ['hazard-field', kinds, angle, buffer],
    queryFn: ({ signal }) => callLong('hazards', getHazardField, { body: { kinds: [...kinds], angle, buffer } }, signal),
    placeholderData: keepPreviousData,
    staleTime: STALE,
    structuralSharing: false,
  })
