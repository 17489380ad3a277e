import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { densityQuery } from '../../queries.ts'
import { useView } from '../../view.ts'
import { heatTiles, spotsOf } from '../heat.ts'
import type { LayerSpec } from '../layer.ts'
import { setLayerStatus } from '../mapState.ts'
import { measureIn } from '../deck/peopleLook.ts'
import { useImagery } from './useImagery.ts'

/** People of a measure as a glow draped on the relief; hills hide it as they hide the ground. */
export function Heat({ layer }: { layer: LayerSpec }) {
  const theme = useView((view) => view.theme)
  const measure = useView((view) => measureIn(view.measure))
  const { data, isError } = useQuery(densityQuery(measure, 250))
  const spots = useMemo(() => data && spotsOf(data), [data])
  const provider = useMemo(() => (spots && spots.length > 0 ? heatTiles(spots, theme) : null), [spots, theme])
  useEffect(
    () => setLayerStatus(layer.id, isError ? 'failed' : !spots ? 'loading' : spots.length > 0 ? 'ready' : 'empty'),
    [layer.id, isError, spots],
  )
  useImagery(layer.id, provider, 3)
  return null
}
