import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { housePositionsQuery } from '../analysis/queries.ts'
import { paintHouses } from '../houses/paint.ts'
import { DEPTH_COLORS } from '../map/flood/depths.ts'
import { useMapState } from '../map/mapState.ts'
import { useView } from '../view.ts'
import { fieldQuery } from './queries.ts'
import type { FloodAsk } from './question.ts'
import { useWaterSurface } from './useWaterSurface.ts'
import { cellsOfHouses, wetHouses } from './wetHouses.ts'

const NONE: ReadonlySet<number> = new Set()
/** Metres that water rises in a second while it plays, and pictures a second. */
const SPEED = 1.2
const PICTURES = 12
const CALM = matchMedia('(prefers-reduced-motion: reduce)')

export interface Playing {
  /** Metres shown now: what is asked, or less while it plays. */
  readonly shown: number
  readonly playing: boolean
  /** Houses in water at what is shown; undefined: not known yet. */
  readonly houses: number | undefined
  readonly loading: boolean
  readonly error: Error | null
  play(): void
  stop(): void
}

/** Draws the water that is asked for and lights the houses in it by depth; plays its rise from the river's own level. */
export function useWater(ask: FloodAsk | null): Playing {
  const theme = useView((view) => view.theme)
  const { data: field, error, isFetching } = useQuery(fieldQuery(ask))
  const { data: places } = useQuery(housePositionsQuery())
  const [playedTo, setPlayedTo] = useState<number | null>(null)
  const rise = ask?.rise ?? 0
  const shown = playedTo === null ? rise : Math.min(playedTo, rise)
  useWaterSurface(ask, shown)

  const cells = useMemo(() => field && places && cellsOfHouses(field, places), [field, places])
  const wet = useMemo(() => (field && cells ? wetHouses(field, cells, shown) : undefined), [field, cells, shown])
  useEffect(() => {
    if (!wet || !places) return
    const paint = { ids: places.ids, classes: { of: wet.of, colors: DEPTH_COLORS }, matched: wet.wet, marked: NONE, theme }
    useMapState.setState({ housePaint: paintHouses(paint), housePlaces: places })
  }, [wet, places, theme])
  useEffect(() => () => useMapState.setState({ housePaint: null }), [])

  const playing = playedTo !== null
  useEffect(() => {
    if (!playing) return
    const timer = setInterval(() => {
      setPlayedTo((at) => (at === null || at + SPEED / PICTURES >= rise ? null : at + (CALM.matches ? 1 : SPEED / PICTURES)))
    }, 1000 / PICTURES)
    return () => clearInterval(timer)
  }, [playing, rise])
  return {
    shown,
    playing,
    houses: wet?.count,
    loading: isFetching,
    error,
    play: () => setPlayedTo(0),
    stop: () => setPlayedTo(null),
  }
}
