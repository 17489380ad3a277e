import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { decodeFloodField, getFlood, getFloodField, getFloodRivers } from '../../api/contract/flood.ts'
import { callLong, callLongBytes } from '../jobs/longAnswer.ts'
import { floodBody, type FloodAsk } from './question.ts'

const STALE = 5 * 60_000

export const riversQuery = (area: string) =>
  queryOptions({
    queryKey: ['flood-rivers', area],
    queryFn: ({ signal }) => callLong('flood', getFloodRivers, { query: { area } }, signal),
    staleTime: STALE,
  })

export const floodQuery = (area: string, ask: FloodAsk | null) =>
  queryOptions({
    queryKey: ['flood', area, ask],
    queryFn: ({ signal }) => callLong('flood', getFlood, { body: floodBody(area, ask!) }, signal),
    enabled: ask !== null,
    placeholderData: keepPreviousData,
    staleTime: STALE,
  })

/** Water at every rise: read once for a part of a river. */
export const fieldQuery = (ask: FloodAsk | null) => {
  const { river, fromKm, toKm, halvingKm } = ask ?? { river: 0, fromKm: 0, toKm: 0, halvingKm: null }
  return queryOptions({
    queryKey: ['flood-field', river, fromKm, toKm, halvingKm],
    queryFn: async ({ signal }) =>
      decodeFloodField(
        await callLongBytes(
          'flood',
          getFloodField,
          { body: { river, fromKm, toKm, ...(halvingKm === null ? {} : { halvingKm }) } },
          signal,
        ),
      ),
    enabled: ask !== null,
    staleTime: STALE,
    structuralSharing: false,
  })
}
