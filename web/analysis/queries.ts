import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { analyse, listAnalysisRows, matchedHouses, matchHouses } from '../../api/contract/analysis.ts'
import { decodeHouseAttributes, getHouseAttributes } from '../../api/contract/house_attributes.ts'
import { decodeHousePositions, getHousePositions } from '../../api/contract/house_positions.ts'
import { call, callBytes } from '../api.ts'

/** The last answer stays on screen until the next is there: nothing flickers, and an answer overtaken by another is dropped. */
export const analysisQuery = (area: string, filter: string) =>
  queryOptions({
    queryKey: ['analysis', area, filter],
    queryFn: ({ signal }) => call(analyse, { body: { area, filter } }, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    // Counts of records that changed meanwhile are being read again.
    refetchInterval: ({ state: { data } }) => (data && !data.current ? 3000 : false),
  })

export const houseAttributesQuery = () =>
  queryOptions({
    queryKey: ['house-attributes'],
    queryFn: async ({ signal }) => decodeHouseAttributes(await callBytes(getHouseAttributes, {}, signal)),
    staleTime: 5 * 60_000,
    structuralSharing: false,
  })

export const housePositionsQuery = () =>
  queryOptions({
    queryKey: ['house-positions'],
    queryFn: async ({ signal }) => decodeHousePositions(await callBytes(getHousePositions, {}, signal)),
    staleTime: Infinity,
    structuralSharing: false,
  })

/** Houses that match, a bit each in the order of the attributes. */
export const matchQuery = (area: string, filter: string) =>
  queryOptions({
    queryKey: ['matched-houses', area, filter],
    queryFn: async ({ signal }) => {
      const { version, houses, bits } = await call(matchHouses, { body: { area, filter } }, signal)
      return { version, houses, bits: matchedHouses(bits) }
    },
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    structuralSharing: false,
  })

export type RowsOf = 'people' | 'households' | 'houses'
const PAGE_ROWS = 100

/** Pages of those who match. */
export const rowsQuery = (area: string, filter: string, of: RowsOf, sort: string) => ({
  queryKey: ['analysis-rows', area, filter, of, sort],
  queryFn: ({ signal, pageParam }: { signal: AbortSignal; pageParam: string | undefined }) =>
    call(listAnalysisRows, { body: { area, filter, of, sort, limit: PAGE_ROWS, ...(pageParam ? { after: pageParam } : {}) } }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
  staleTime: 60_000,
})
