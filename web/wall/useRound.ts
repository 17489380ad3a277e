import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useMapState } from '../map/mapState.ts'
import { areaQuery, overviewQuery } from '../queries.ts'
import { useView } from '../view.ts'

/** Seconds an area stays once its picture is there, and where that never comes: a slow machine's half-drawn ground is not left before it is done. */
const STAY = 20
const LONGEST = 180

/** Goes round the home area and those below it that have open alerts; what comes next is read ahead, so that nothing is ever blank. */
export function useRound(home: string, area: string): { next: string } {
  const client = useQueryClient()
  const { data: whole } = useQuery(overviewQuery(home))
  const round = [home, ...(whole?.children.filter(({ openAlerts }) => openAlerts > 0).map(({ code }) => code) ?? [])]
  const next = round[(round.indexOf(area) + 1) % round.length] ?? home
  const loaded = useMapState((state) => state.loaded)
  useEffect(() => {
    void client.prefetchQuery(overviewQuery(next))
    void client.prefetchQuery(areaQuery(next))
  }, [client, next])
  useEffect(() => {
    const timer = setTimeout(
      () => {
        const { flight } = useView.getState()
        useView.setState({ area: next, camera: null, flight: { number: flight.number + 1, to: 'selection', instant: false } })
      },
      (loaded ? STAY : LONGEST) * 1000,
    )
    return () => clearTimeout(timer)
  }, [next, loaded])
  return { next }
}
