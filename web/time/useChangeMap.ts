import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { clearAreaFills, LEFT_FILL, MAIN_FILL, showAreaFills, type AreaFill } from '../map/areaFills.ts'
import { closeSwipe, openSwipe } from '../map/swipe/swipe.ts'
import { whenToolCloses } from '../tools/leave.ts'
import { useView } from '../view.ts'
import { changesOf, type AreaChange } from './changes.ts'
import type { TimeMeasure } from './measures.ts'
import { baseOf } from './months.ts'
import { historyAreasQuery } from './time.queries.ts'

/** Each area below one in a month beside what it is measured against; empty while that is being read. */
export function useAreaChanges(area: string, month: string | null, first: string, measure: TimeMeasure): readonly AreaChange[] {
  const { data: now } = useQuery(historyAreasQuery(area, month))
  const { data: before } = useQuery(historyAreasQuery(area, month && baseOf(month, first)))
  return useMemo(() => (now && before ? changesOf(now.areas, before.areas, measure) : []), [now, before, measure])
}

const fillOf = (changes: readonly AreaChange[]): AreaFill =>
  new Map(changes.flatMap(({ code, class: found }) => (found ? [[code, found.color] as const] : [])))

/** Colours the map by the changes, those of the other month left of a line; gone when the tool is closed. */
export function useChangeMap(main: readonly AreaChange[], left: readonly AreaChange[] | null, captions: readonly [string, string]): void {
  const fills = useMemo(() => [fillOf(main), left && fillOf(left)] as const, [main, left])
  const [before, after] = captions
  const compared = left !== null
  useEffect(() => showAreaFills(...fills), [fills])
  useEffect(() => {
    if (!compared || useView.getState().tool === 'swipe') return
    openSwipe({ [LEFT_FILL]: 'left', [MAIN_FILL]: 'right' }, [before, after])
    return closeSwipe
  }, [compared, before, after])
  useEffect(
    () =>
      whenToolCloses('time', () => {
        clearAreaFills()
        useView.getState().adjust({ month: null, against: null })
      }),
    [],
  )
}
