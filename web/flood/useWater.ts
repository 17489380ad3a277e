import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { housePositionsQuery, matchQuery } from '../analysis/queries.ts'
import { paintHouses } from '../houses/paint.ts'
import { DEPTH_COLORS } from '../map/flood/depths.ts'
import { useMapState } from '../map/mapState.ts'
import { useView } from '../view.ts'
import { fieldQuery } from './queries.ts'
import { formatFlood, type FloodAsk } from './question.ts'
import { useWaterSurface } from './useWaterSurface.ts'
import { cellsOfHouses, countWet, wetHouses } from './wetHouses.ts'

const NONE: ReadonlySet<number> = new Set()
/** Steps in which water rises while it plays; for those who asked for less motion a picture a second. */
const SMOOTH = { meters: 0.1, everyMs: 1000 / 12 }
const CALM = { meters: 1, everyMs: 1000 }
const WANTS_CALM = matchMedia('(prefers-reduced-motion: reduce)')

export interface Playing {
  /** Metres shown now: what is asked, less while it plays or is paused, what the hand is at while it slides. */
  readonly shown: number
  readonly playing: boolean
  /** It stands where its play was paused. */
  readonly paused: boolean
  /** Houses of the area in water at what is shown; undefined: not known yet. */
  readonly houses: number | undefined
  readonly loading: boolean
  readonly error: Error | null
  /** From the river's own level, or on from where it was paused. */
  play(): void
  pause(): void
  /** Shows another rise, metres, without asking about it; null: what is asked again. */
  slide(rise: number | null): void
}

/** Draws the water that is asked for and lights the houses in it by depth; plays its rise from the river's own level. */
export function useWater(area: string, ask: FloodAsk | null): Playing {
  const theme = useView((view) => view.theme)
  const { data: field, error, isFetching } = useQuery(fieldQuery(ask))
  const { data: places } = useQuery(housePositionsQuery())
  const { data: here } = useQuery(matchQuery(area, ''))
  const key = ask && formatFlood(ask)
  /** How far a question's water has risen. */
  const [play, setPlay] = useState<{ of: string | null; at: number; running: boolean } | null>(null)
  const [slidTo, setSlidTo] = useState<number | null>(null)
  const rise = ask?.rise ?? 0
  const played = play?.of === key ? play : null
  const shown = slidTo ?? (played ? Math.min(played.at, rise) : rise)
  useWaterSurface(ask, shown)

  const cells = useMemo(() => field && places && cellsOfHouses(field, places), [field, places])
  const wet = useMemo(() => (field && cells ? wetHouses(field, cells, shown) : undefined), [field, cells, shown])
  useEffect(() => {
    if (!wet || !places) return
    const paint = { ids: places.ids, classes: { of: wet.of, colors: DEPTH_COLORS }, matched: wet.bits, marked: NONE, theme }
    useMapState.setState({ housePaint: paintHouses(paint), housePlaces: places })
  }, [wet, places, theme])
  useEffect(() => () => useMapState.setState({ housePaint: null }), [])

  const playing = played?.running ?? false
  useEffect(() => {
    if (!playing) return
    const { meters, everyMs } = WANTS_CALM.matches ? CALM : SMOOTH
    const timer = setInterval(
      () => setPlay((now) => (now === null || now.at + meters >= rise ? null : { ...now, at: Math.round((now.at + meters) * 10) / 10 })),
      everyMs,
    )
    return () => clearInterval(timer)
  }, [playing, rise])
  return {
    shown,
    playing,
    paused: played !== null && !playing,
    houses: wet && here && countWet(wet, here.bits),
    loading: isFetching,
    error,
    play: () => setPlay({ of: key, at: played?.at ?? 0, running: true }),
    pause: () => setPlay(played && { ...played, running: false }),
    slide: (to) => {
      setPlay(null)
      setSlidTo(to)
    },
  }
}
