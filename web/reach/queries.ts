import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { decodeSurface, getCoverage, getSurface } from '../../api/contract/reach.ts'
import { call, callBytes } from '../api.ts'
import type { Question } from './question.ts'

const STALE = 5 * 60_000

export const coverageQuery = (area: string, filter: string, { kinds, mode, minutes }: Question) =>
  queryOptions({
    queryKey: ['coverage', area, filter, kinds, mode, minutes],
    queryFn: ({ signal }) => call(getCoverage, { body: { area, filter, kinds: [...kinds], mode, minutes } }, signal),
    placeholderData: keepPreviousData,
    staleTime: STALE,
  })

export const surfaceQuery = ({ kinds, mode }: Pick<Question, 'kinds' | 'mode'>) =>
  queryOptions({
    queryKey: ['travel-surface', kinds, mode],
    queryFn: async ({ signal }) =>
      decodeSurface(new Uint8Array(await callBytes(getSurface, { query: { kinds: kinds.join(','), mode } }, signal))),
    placeholderData: keepPreviousData,
    staleTime: STALE,
    structuralSharing: false,
  })
