import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { HazardField } from '../../api/contract/hazards.ts'
import { housePositionsQuery } from '../analysis/queries.ts'
import { paintHouses } from '../houses/paint.ts'
import { showZone, ZONE_COLORS } from '../map/hazards/showZone.ts'
import { useMapState } from '../map/mapState.ts'
import { useView } from '../view.ts'
import { RINGS, ringsOf } from './rings.ts'
import { housesInZone } from './zoneHouses.ts'

const NONE: ReadonlySet<number> = new Set()
/** Milliseconds from one ring to the next. */
const PACE = 700

export interface Spreading {
  readonly playing: boolean
  /** It stands where its play was paused. */
  readonly paused: boolean
  /** From the hazards themselves, or on from where it was paused. */
  play(): void
  pause(): void
}

/** Draws the zone and lights the houses in it; plays how it spreads from the hazards. */
export function useZone(field: HazardField | undefined): Spreading {
  const scene = useMapState((state) => state.scene)
  const theme = useView((view) => view.theme)
  const { data: places } = useQuery(housePositionsQuery())
  /** Rings shown of the field played; null: all of it at once. */
  const [played, setPlayed] = useState<{ field: HazardField; rings: number; running: boolean } | null>(null)
  const current = played?.field === field ? played : null
  const shown = current?.rings ?? null
  const spreads = shown !== null
  const rings = useMemo(() => (field && spreads ? ringsOf(field) : null), [field, spreads])
  const [layers] = useState(() => new Map<HazardField, () => void>())

  // A ring is laid once and stays while the next come: nothing flickers.
  useEffect(() => {
    if (!scene) return
    const wanted = rings && shown !== null ? rings.slice(0, shown) : field ? [field] : []
    for (const [laid, forget] of layers)
      if (!wanted.includes(laid)) {
        forget()
        layers.delete(laid)
      }
    for (const part of wanted) if (!layers.has(part)) layers.set(part, showZone(scene, part))
  }, [scene, field, rings, shown, layers])
  useEffect(
    () => () => {
      for (const forget of layers.values()) forget()
      layers.clear()
    },
    [scene, layers],
  )

  const inside = useMemo(() => {
    if (!field || !places) return undefined
    const runs = rings && shown !== null ? rings.slice(0, shown).flatMap((ring) => ring.runs) : field.runs
    return housesInZone({ ...field, runs }, places)
  }, [field, places, rings, shown])
  useEffect(() => {
    if (!inside || !places) return
    const paint = { ids: places.ids, classes: { of: inside.of, colors: ZONE_COLORS }, matched: inside.inside, marked: NONE, theme }
    useMapState.setState({ housePaint: paintHouses(paint), housePlaces: places })
  }, [inside, places, theme])
  useEffect(() => () => useMapState.setState({ housePaint: null }), [])

  const playing = current?.running ?? false
  useEffect(() => {
    if (!playing) return
    const timer = setInterval(() => setPlayed((now) => (now && now.rings < RINGS ? { ...now, rings: now.rings + 1 } : null)), PACE)
    return () => clearInterval(timer)
  }, [playing])
  return {
    playing,
    paused: current !== null && !playing,
    play: () => field && setPlayed({ field, rings: shown ?? 1, running: true }),
    pause: () => setPlayed(current && { ...current, running: false }),
  }
}
