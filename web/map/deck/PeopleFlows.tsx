import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCesium } from 'resium'
import type { Area } from '../../../api/contract/areas.ts'
import { figure } from '../../format.ts'
import { areaQuery, flowsQuery } from '../../queries.ts'
import { useView } from '../../view.ts'
import type { LayerSpec } from '../layer.ts'
import { useExaggeration, useOpacity } from '../look/look.ts'
import { setInView, setLayerStatus, setLegend, setPlates } from '../mapState.ts'
import { FLOW_COLORS } from './flowColors.ts'
import { flowEnds, type FlowEnd } from './flowEnds.ts'
import { flowPart, type FlowLook } from './flowPart.ts'
import { flowSigns } from './flowSigns.ts'
import { useDeckPart } from './useDeckPart.ts'
import { useGround } from './useGround.ts'

interface Props {
  layer: LayerSpec
  county: Area
  home: string
}

/** ±20 m: the ends of arcs float above the ground anyway. */
const TERRAIN_LEVEL = 11

/** Arcs from the area looked at to where its people work. */
export default function PeopleFlows({ layer, county, home }: Props) {
  const { scene } = useCesium()
  const { t } = useTranslation()
  const theme = useView((view) => view.theme)
  const language = useView((view) => view.language)
  const scale = useView((view) => (view.face === 'wall' ? 1.8 : 1))
  const area = useView((view) => view.area) ?? home
  const opacity = useOpacity(layer.id)
  const relief = useExaggeration()
  const flows = useQuery(flowsQuery(area))
  const place = useQuery(areaQuery(area))
  const ends = useMemo(
    () => flows.data && place.data && flowEnds(flows.data, place.data.bbox, language === 'en'),
    [flows.data, place.data, language],
  )
  const spots = useMemo(() => ends && [...ends.origins, ...ends.places], [ends])
  const heights = useGround(scene, TERRAIN_LEVEL, spots)
  const look = useMemo<FlowLook>(
    () => ({ layerId: layer.id, theme, opacity, relief, scale, order: 5, exact: flows.data?.exact ?? true }),
    [layer.id, theme, opacity, relief, scale, flows.data],
  )
  const part = useMemo(
    () => (ends && heights && ends.arcs.length > 0 ? flowPart('people-flows', ends, heights, look) : null),
    [ends, heights, look],
  )
  useDeckPart(scene, county, layer.id, 'people-flows', part)
  useEffect(() => {
    if (!part || !ends) return
    const label = ({ name, people }: FlowEnd) => {
      const { digits, magnitude } = figure(people, language)
      return t('flows.sign', { name, people: magnitude ? `${digits} ${magnitude}` : digits })
    }
    setPlates(layer.id, flowSigns(ends.places, { ...look, label }))
    return () => setPlates(layer.id, null)
  }, [part, ends, look, layer.id, language, t])

  const failed = flows.isError || place.isError
  useEffect(
    () => setLayerStatus(layer.id, failed ? 'failed' : !ends ? 'loading' : ends.arcs.length === 0 ? 'empty' : 'ready'),
    [layer.id, failed, ends],
  )
  useEffect(() => {
    const [country, province, within] = layer.legend
    if (!country || !province || !within) return
    const colors = FLOW_COLORS[theme]
    setLegend(layer.id, [
      { ...country, color: colors.country },
      { ...province, color: colors.province },
      { ...within, color: colors.county },
    ])
  }, [layer, theme])
  const total = ends?.arcs.reduce((sum, { people }) => sum + people, 0)
  useEffect(() => {
    if (total !== undefined) setInView(layer.id, total)
  }, [layer.id, total])
  return null
}
