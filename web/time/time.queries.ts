import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { getHistory, getHistoryAreas } from '../../api/contract/history.ts'
import { call } from '../api.ts'

/** Past months do not change while a page is open; the current one's alerts may. */
const STALE = 60_000

export const historyQuery = (area: string) =>
  queryOptions({ queryKey: ['history', area], queryFn: ({ signal }) => call(getHistory, { query: { area } }, signal), staleTime: STALE })

/** Areas below one in a month; while playing, the month before stays until the next is there. */
export const historyAreasQuery = (area: string, month: string | null) =>
  queryOptions({
    queryKey: ['history', area, month],
    queryFn: ({ signal }) => call(getHistoryAreas, { query: { area, month: month! } }, signal),
    enabled: month !== null,
    placeholderData: keepPreviousData,
    staleTime: STALE,
  })
