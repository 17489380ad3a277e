import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { housePositionsQuery, matchQuery } from '../analysis/queries.ts'
import { paintHouses } from '../houses/paint.ts'
import { DEPTH_COLORS } from '../map/flood/depths.ts'
import { useMapState } from '../map/mapState.ts'
import { useView } from '../view.ts'
import { fieldQuery } from './queries.ts'
import type { FloodAsk } from './question.ts'
import { useWaterSurface } from './useWaterSurface.ts'
import { cellsOfHouses, countWet, wetHouses } from './wetHouses.ts'

const NONE: ReadonlySet<number> = new Set()
/** Steps in which water rises while it plays; for those who asked for less motion a picture a second. */
const SMOOTH = { meters: 0.1, everyMs: 1000 / 12 }
const CALM = { meters: 1, everyMs: 1000 }
const WANTS_CALM = matchMedia('(prefers-reduced-motion: reduce)')

export interface Playing {
  /** Metres shown now: what is asked, less while it plays, what the hand is at while it slides. */
  readonly shown: number
  readonly playing: boolean
  /** Houses of the area in water at what is shown; undefined: not known yet. */
  readonly houses: number | undefined
  readonly loading: boolean
  readonly error: Error | null
  play(): void
  stop(): void
  /** Shows another rise, metres, without asking about it; null: what is asked again. */
  slide(rise: number | null): void
}

/** Draws the water that is asked for and lights the houses in it by depth; plays its rise from the river's own level. */
export function useWater(area: string, ask: FloodAsk | null): Playing {
  const theme = useView((view) => view.theme)
  const { data: field, error, isFetching } = useQuery(fieldQuery(ask))
  const { data: places } = useQuery(housePositionsQuery())
  const { data: here } = useQuery(matchQuery(area, ''))
  const [playedTo, setPlayedTo] = useState<number | null>(null)
  const [slidTo, setSlidTo] = useState<number | null>(null)
  const rise = ask?.rise ?? 0
  const shown = slidTo ?? (playedTo === null ? rise : Math.min(playedTo, rise))
  useWaterSurface(ask, shown)

  const cells = useMemo(() => field && places && cellsOfHouses(field, places), [field, places])
  const wet = useMemo(() => (field && cells ? wetHouses(field, cells, shown) : undefined), [field, cells, shown])
  useEffect(() => {
    if (!wet || !places) return
    const paint = { ids: places.ids, classes: { of: wet.of, colors: DEPTH_COLORS }, matched: wet.bits, marked: NONE, theme }
    useMapState.setState({ housePaint: paintHouses(paint), housePlaces: places })
  }, [wet, places, theme])
  useEffect(() => () => useMapState.setState({ housePaint: null }), [])

  const playing = playedTo !== null
  useEffect(() => {
    if (!playing) return
    const { meters, everyMs } = WANTS_CALM.matches ? CALM : SMOOTH
    const timer = setInterval(() => setPlayedTo((at) => (at === null || at + meters >= rise ? null : at + meters)), everyMs)
    return () => clearInterval(timer)
  }, [playing, rise])
  return {
    shown,
    playing,
    houses: wet && here && countWet(wet, here.bits),
    loading: isFetching,
    error,
    play: () => setPlayedTo(0),
    stop: () => setPlayedTo(null),
    slide: (to) => {
      setPlayedTo(null)
      setSlidTo(to)
    },
  }
}
