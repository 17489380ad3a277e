import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { DENSITY_RADII, type DensityMeasure } from '../../../api/contract/density.ts'
import { densityQuery } from '../../queries.ts'
import { useMapState } from '../mapState.ts'
import { classesOf, type Classes } from './classes.ts'
import { GroundHeights } from './groundHeights.ts'
import { AROUND, BANDS, isNear } from './heights.ts'
import { hexagonPart } from './hexagonPart.ts'
import { hexagonsOf, type Hexagon } from './hexagons.ts'
import type { WayProps } from './peopleLook.ts'
import { useDeckPart } from './useDeckPart.ts'
import { useForemost } from './useForemost.ts'

/** ±20 m, enough under a column of some hundred metres. */
const TERRAIN_LEVEL = 11

interface Grid {
  measure: DensityMeasure
  own: Hexagon[]
  around: Hexagon[]
  classes: Classes
}

/** Hexagons of one size: the reader's own as columns; with the coarse ones what is released around them. */
export function PeopleHexagons({ scene, county, look, way }: WayProps & { way: 'coarse' | 'fine' }) {
  const near = useMapState(({ eyeMeters }) => isNear(way === 'coarse' ? AROUND : BANDS.fine, eyeMeters))
  const heights = useMemo(() => new GroundHeights(scene.terrainProvider, TERRAIN_LEVEL), [scene])
  const radius = DENSITY_RADII[way === 'coarse' ? 0 : 1]
  const { measure } = look
  const { data, isError } = useQuery({
    queryKey: ['density', measure, radius, 'standing'],
    enabled: near,
    staleTime: Infinity,
    // The last measure stands until the next is there: nothing flickers.
    placeholderData: keepPreviousData,
    queryFn: async ({ client }): Promise<Grid> => {
      const { own, around } = await client.fetchQuery(densityQuery(measure, radius))
      const grid = { own: hexagonsOf(own, true), around: way === 'coarse' ? hexagonsOf(around, false) : [] }
      const all = [...grid.own, ...grid.around]
      await heights.read(all)
      return { measure, ...grid, classes: classesOf(all.map(({ people }) => people)) }
    },
  })
  const shown = useMemo(() => data && { classes: data.classes, places: [...data.own, ...data.around] }, [data])
  useForemost(scene, way, look, shown, isError)

  const parts = useMemo(() => {
    if (!data || !near) return { own: null, around: null }
    const part = (name: string, hexagons: readonly Hexagon[], band: typeof AROUND, order: number, low: boolean) =>
      hexagons.length === 0
        ? null
        : hexagonPart(name, hexagons, data.classes, heights, band, { ...look, measure: data.measure, order, low })
    return {
      own: part(`people-${way}`, data.own, BANDS[way], way === 'coarse' ? 1 : 2, false),
      around: part('people-around', data.around, AROUND, 0, data.own.length > 0),
    }
  }, [data, near, heights, look, way])
  useDeckPart(scene, county, look.layerId, `people-${way}`, parts.own)
  useDeckPart(scene, county, look.layerId, 'people-around', parts.around)
  return null
}
