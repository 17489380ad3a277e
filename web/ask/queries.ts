import { queryOptions } from '@tanstack/react-query'
import { getSelectionStatistics, listSelectionPeople } from '../../api/contract/selection.ts'
import { call } from '../api.ts'
import type { Whom } from './askState.ts'
import { drawingOf, formatShape, type Shape } from './shape.ts'

/** Who and what is inside a shape. */
export const selectionQuery = (shape: Shape | null) =>
  queryOptions({
    queryKey: ['selection', shape && formatShape(shape)],
    queryFn: ({ signal }) => call(getSelectionStatistics, { body: { geometry: drawingOf(shape!) } }, signal),
    enabled: shape !== null,
    staleTime: 60_000,
  })

/** The people inside, page by page. */
export const selectionPeopleQuery = (shape: Shape, whom: Whom) => ({
  queryKey: ['selection', formatShape(shape), 'people', whom.who, whom.group ?? 0],
  queryFn: ({ signal, pageParam }: { signal: AbortSignal; pageParam: string | undefined }) =>
    call(listSelectionPeople, { body: { geometry: drawingOf(shape), ...whom, ...(pageParam ? { after: pageParam } : {}) } }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
  staleTime: 60_000,
})
