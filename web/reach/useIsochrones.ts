import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useMapState } from '../map/mapState.ts'
import { showMarks } from '../map/marks/marks.ts'
import { outlinesOf } from '../map/outlines.ts'
import { bandsOf } from '../map/reach/bands.ts'
import { labelPlaces, showIsochrones } from '../map/reach/showIsochrones.ts'
import { outlinesQuery } from '../queries.ts'
import { alteredIsochronesQuery, isochronesQuery } from './queries.ts'
import { isAltered, type Question } from './question.ts'

const MARKS = 'reach'

/**
 * Isochrones on the map, with their minutes: as things are, or as altered and where that reaches less and more.
 * Not while places shared out colour the map.
 */
export function useIsochrones(question: Question): void {
  const { t } = useTranslation()
  const scene = useMapState((state) => state.scene)
  const { minutes, part } = question
  const altered = part === 'cut' && isAltered(question)
  const bands = useMemo(() => bandsOf(minutes), [minutes])
  const ends = useMemo(() => bands.flatMap(({ to }) => (to === Infinity ? [] : [to])), [bands])
  const { data: before } = useQuery({ ...isochronesQuery(question, ends), enabled: part !== 'share' })
  const changed = useQuery({ ...alteredIsochronesQuery(question, ends), enabled: altered })
  const { data: county } = useQuery({ ...outlinesQuery('county'), select: outlinesOf })
  const after = altered ? changed.data : undefined
  const shown = part === 'share' ? undefined : (after ?? before)
  useEffect(() => {
    if (!scene || !shown || !county?.[0]) return
    const forget = showIsochrones(scene, { isochrones: shown, before: after && before, bands, asked: minutes, area: county[0] })
    showMarks(
      MARKS,
      labelPlaces(shown).map(({ lon, lat, minutes: label }) => ({
        lon,
        lat,
        ink: label === minutes ? 'accent' : 'soft',
        sign: null,
        text: t('reach.line', { count: label }),
      })),
    )
    return () => {
      forget()
      showMarks(MARKS, [])
    }
  }, [scene, shown, after, before, county, bands, minutes, t])
}
