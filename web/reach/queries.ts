import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { matchedHouses } from '../../api/contract/analysis.ts'
import { listFacilities, type FacilityKind } from '../../api/contract/facilities.ts'
import { getAccess, getAccessHouses } from '../../api/contract/access.ts'
import { getCoverage, listReachPeople, matchReachHouses, type ReachSet } from '../../api/contract/reach.ts'
import { getRoadCut } from '../../api/contract/road_cut.ts'
import { getAlteredIsochrones, getIsochrones } from '../../api/contract/travel_surface.ts'
import { call } from '../api.ts'
import { callLong } from '../jobs/longAnswer.ts'
import { askedOf, isAltered, type Question } from './question.ts'

const STALE = 5 * 60_000
/** Facilities offered by name; others are found by picking their place. */
const OFFERED = 200
const KEPT = { placeholderData: keepPreviousData, staleTime: STALE } as const

export const offeredQuery = (area: string, kinds: readonly FacilityKind[]) =>
  queryOptions({
    queryKey: ['reach-facilities', area, kinds],
    queryFn: ({ signal }) => call(listFacilities, { query: { area, kinds: kinds.join(','), limit: OFFERED } }, signal),
    staleTime: Infinity,
  })

export const coverageQuery = (area: string, filter: string, question: Question) => {
  const body = askedOf(area, filter, question)
  return queryOptions({ queryKey: ['coverage', body], queryFn: ({ signal }) => callLong('reach', getCoverage, { body }, signal), ...KEPT })
}

export const cutQuery = (area: string, filter: string, question: Question) => {
  const body = askedOf(area, filter, { ...question, part: 'cut' })
  return queryOptions({
    queryKey: ['road-cut', body],
    queryFn: ({ signal }) => callLong('reach', getRoadCut, { body: { ...body, altered: body.altered ?? {} } }, signal),
    enabled: isAltered(question),
    ...KEPT,
  })
}

/** Ages for whose sake places of a kind are there: an example configuration (示例), the panel says so. */
export type Ages = { from: number; to: number }

export const accessQuery = (area: string, filter: string, question: Question, ages: Ages) => {
  const body = { ...askedOf(area, filter, question), ages }
  return queryOptions({
    queryKey: ['reach-access', body],
    queryFn: ({ signal }) => callLong('reach', getAccess, { body }, signal),
    ...KEPT,
  })
}

export const accessHousesQuery = (area: string, question: Question, ages: Ages) => {
  const body = { ...askedOf(area, '', question), ages }
  return queryOptions({
    queryKey: ['reach-access-houses', body],
    queryFn: async ({ signal }) => {
      const { version, classes } = await callLong('reach', getAccessHouses, { body }, signal)
      return { version, classes: matchedHouses(classes) }
    },
    ...KEPT,
    structuralSharing: false,
  })
}

/** Houses in which those of a set live, a bit each. */
export const reachHousesQuery = (area: string, filter: string, question: Question, set: ReachSet) => {
  const body = { ...askedOf(area, filter, question), set }
  return queryOptions({
    queryKey: ['reach-houses', body],
    queryFn: async ({ signal }) => {
      const { version, bits } = await callLong('reach', matchReachHouses, { body }, signal)
      return { version, bits: matchedHouses(bits) }
    },
    ...KEPT,
    structuralSharing: false,
  })
}

export const reachPeopleQuery = (area: string, filter: string, question: Question, set: ReachSet) => {
  const body = { ...askedOf(area, filter, question), set }
  return {
    queryKey: ['reach-people', body],
    queryFn: ({ signal, pageParam }: { signal: AbortSignal; pageParam: string | undefined }) =>
      call(listReachPeople, { body: { ...body, ...(pageParam ? { after: pageParam } : {}) } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
    staleTime: 60_000,
  }
}

export const isochronesQuery = ({ kinds, facility, point, mode }: Question, minutes: readonly number[]) => {
  const query = {
    kinds: kinds.join(','),
    mode,
    minutes: minutes.join(','),
    ...(facility === null ? {} : { facility }),
    ...(point ? { point: point.join(',') } : {}),
  }
  return queryOptions({
    queryKey: ['isochrones', query],
    queryFn: ({ signal }) => callLong('reach', getIsochrones, { query }, signal),
    ...KEPT,
    structuralSharing: false,
  })
}

/** The same as altered; nothing is asked while nothing is. */
export const alteredIsochronesQuery = (question: Question, minutes: readonly number[]) => {
  const { kinds, facility, point, mode, altered = {} } = askedOf('', '', question)
  const body = { kinds, ...(facility ? { facility } : {}), ...(point ? { point } : {}), mode, minutes: [...minutes], altered }
  return queryOptions({
    queryKey: ['altered-isochrones', body],
    queryFn: ({ signal }) => callLong('reach', getAlteredIsochrones, { body }, signal),
    enabled: isAltered(question),
    ...KEPT,
    structuralSharing: false,
  })
}
