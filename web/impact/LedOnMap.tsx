import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { people } from '../ask/peopleText.ts'
import { showShapes } from '../map/draw/drawing.ts'
import { showMarks } from '../map/marks/marks.ts'
import { arrowsOf } from './arrows.ts'
import { useShelterChoice } from './useShelterChoice.ts'
import { sheltersQuery, type ZoneAsk } from './zone.ts'

const OWNER = 'shelters'
/** Shelters named on the map: the others stay dots. */
const NAMED = 14

/** Who goes where on the map, once it is asked for: arrows and shelters; they stay while a list is open. */
export function LedOnMap({ zone }: { zone: ZoneAsk }) {
  const { t } = useTranslation()
  const choice = useShelterChoice()
  const { data } = useQuery(sheltersQuery(zone, choice))
  useEffect(() => {
    if (!choice || !data) return
    showShapes(OWNER, arrowsOf(data))
    showMarks(
      OWNER,
      data.shelters.map(({ name, location: [lon, lat], people: led }, index) => ({
        lon,
        lat,
        ink: 'accent',
        sign: 'dot',
        ...(index < NAMED ? { text: t('impact.shelterMark', { name, people: people(led, t) }) } : {}),
      })),
    )
    return () => {
      showShapes(OWNER, [])
      showMarks(OWNER, [])
    }
  }, [choice, data, t])
  return null
}
