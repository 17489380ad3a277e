import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { pinsQuery } from '../../queries.ts'
import type { LayerSpec } from '../layer.ts'
import { setLayerStatus, useMapState, type AlertPin } from '../mapState.ts'

const NONE: readonly AlertPin[] = []

/** Open alerts in scope, for the overlay. */
export function Pins({ layer, visible }: { layer: LayerSpec; visible: boolean }) {
  const { data, isError } = useQuery({ ...pinsQuery(), select: pinsOf })
  useEffect(() => useMapState.setState({ pins: visible ? (data ?? NONE) : NONE }), [visible, data])
  useEffect(
    () => setLayerStatus(layer.id, isError ? 'failed' : data ? (data.length > 0 ? 'ready' : 'empty') : 'loading'),
    [layer.id, isError, data],
  )
  return null
}

interface Columns {
  id: number[]
  lon: number[]
  lat: number[]
  severity: number[]
  rule: number[]
  houseId: (number | null)[]
  rules: { title: string }[]
}

function pinsOf({ id, lon, lat, severity, rule, houseId, rules }: Columns): AlertPin[] {
  return id.map((one, index) => ({
    id: one,
    lon: lon[index]!,
    lat: lat[index]!,
    severity: severity[index]!,
    title: rules[rule[index]!]?.title ?? '',
    houseId: houseId[index] ?? null,
  }))
}
