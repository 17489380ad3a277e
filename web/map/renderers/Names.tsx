import { useQueries, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { Area } from '../../../api/contract/areas.ts'
import type { Place } from '../../../api/contract/places.ts'
import { areaQuery, placesQuery } from '../../queries.ts'
import type { LayerSpec } from '../layer.ts'
import { setLayerStatus, useMapState } from '../mapState.ts'
import type { Name } from '../overlay/names.ts'

/** Villages' names are fetched once the eye is this near, metres. */
const VILLAGES_FROM = 45_000

const NONE: Area['children'] = []

/** Gathers the names of the map for the overlay: seats of areas, peaks, waters, hamlets. */
export function Names({ layer, visible, county }: { layer: LayerSpec; visible: boolean; county: Area }) {
  const near = useMapState(({ eyeMeters }) => eyeMeters < VILLAGES_FROM)
  const places = useQuery(placesQuery())
  const villages = useQueries({
    queries: county.children.map(({ code }) => ({ ...areaQuery(code), enabled: near })),
    // All at once, as each change of the names costs a picture; without a network those that are there.
    combine: (results) => (results.some(({ isLoading }) => isLoading) ? NONE : results.flatMap(({ data }) => data?.children ?? [])),
  })
  const names = useMemo<Name[]>(() => {
    if (!visible) return []
    const ofAreas = [...county.children, ...villages].map(({ code, name, seat: [lon, lat], level }): Name => {
      return {
        id: code,
        kind: level === 'township' ? 'township' : 'village',
        text: shortName(name),
        lon,
        lat,
        rank: 1,
        heightMeters: null,
        code,
      }
    })
    const taken = new Set(ofAreas.map(({ text }) => text))
    const ofPlaces = (places.data?.items ?? [])
      .flatMap(placeName)
      .filter(({ text, kind }) => kind === 'peak' || kind === 'water' || !taken.has(text))
    return [...ofAreas, ...ofPlaces]
  }, [visible, county, villages, places.data])
  useEffect(() => useMapState.setState({ names }), [names])
  useEffect(
    () => setLayerStatus(layer.id, places.isError ? 'failed' : places.data ? 'ready' : 'loading'),
    [layer.id, places.isError, places.data],
  )
  return null
}

/** Seats are named with their areas; a peak without a name of its own keeps its height. */
function placeName({ name, kind, rank, location: [lon, lat], heightMeters }: Place, index: number): Name[] {
  if (kind === 'seat') return []
  const text = kind === 'peak' ? name.replace(/^▲.*/, '') : name
  return [{ id: `place-${index}`, kind, text, lon, lat, rank, heightMeters: kind === 'peak' ? heightMeters : null, code: null }]
}

/** 大庄村村民委员会 → 大庄村: what people call it. */
const shortName = (name: string) => name.replace(/(村民|居民)?委员会$/, '')
