import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { Rectangle, type ImageryProvider } from 'cesium'
import { useEffect, useMemo } from 'react'
import { outlinesQuery } from '../../queries.ts'
import { PALETTE } from '../../theme.ts'
import { useView } from '../../view.ts'
import { borderTiles, type BorderInks, type Borders as BorderLines } from '../borders.ts'
import type { LayerSpec } from '../layer.ts'
import { setLayerStatus } from '../mapState.ts'
import { outlinesOf } from '../outlines.ts'
import type { Outline } from '../polygons.ts'
import { useImagery } from './useImagery.ts'

/** Degrees around the county that the veil covers: as far as the basemap shows neighbours. */
const AROUND = 0.4

/** Veil over the neighbours, borders, and the chosen area. Switched off, the veil stays: it is part of the paper. */
export function Borders({ layer, visible, home }: { layer: LayerSpec; visible: boolean; home: string }) {
  const client = useQueryClient()
  const theme = useView((view) => view.theme)
  const chosen = useView((view) => view.area) ?? home
  const [county, townships] = useQueries({ queries: [outlinesQuery('county'), outlinesQuery('township')] })
  const parent = chosen.length === 12 ? chosen.slice(0, 9) : undefined
  const villages = useQuery({ ...outlinesQuery('village', parent ?? ''), enabled: parent !== undefined })

  const lines = useMemo<BorderLines | null>(() => {
    const outer = county.data && outlinesOf(county.data)[0]
    if (!outer || !townships.data) return null
    return {
      county: outer,
      townships: outlinesOf(townships.data),
      villagesOf: async (code) => outlinesOf(await client.fetchQuery(outlinesQuery('village', code))),
    }
  }, [client, county.data, townships.data])
  const inks = useMemo<BorderInks>(() => {
    const dark = theme === 'dark'
    return {
      paper: PALETTE[theme].paper,
      accent: PALETTE[theme].accent,
      border: dark ? '#d59f8b' : '#7a4a3a',
      village: dark ? '#b9ad97' : '#857a66',
    }
  }, [theme])

  const selection = useMemo<Outline | null>(() => {
    if (!lines || chosen.length === 6) return null
    const candidates = chosen.length === 9 ? lines.townships : villages.data ? outlinesOf(villages.data) : []
    return candidates.find(({ code }) => code === chosen) ?? null
  }, [lines, chosen, villages.data])
  const provider = useMemo<ImageryProvider | null>(
    () => lines && borderTiles(lines, selection, inks, aroundOf(lines.county), visible),
    [lines, selection, inks, visible],
  )

  const failed = county.isError || townships.isError
  useEffect(() => setLayerStatus(layer.id, failed ? 'failed' : lines ? 'ready' : 'loading'), [layer.id, failed, lines])
  useImagery(layer.id, provider, 2)
  return null
}

function aroundOf({ bounds: [west, south, east, north] }: Outline): Rectangle {
  return Rectangle.fromDegrees(west - AROUND, south - AROUND, east + AROUND, north + AROUND)
}
