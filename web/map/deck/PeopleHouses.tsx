import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { houseDensityQuery, sessionQuery } from '../../queries.ts'
import { eyeDistance } from '../camera.ts'
import { useMapState } from '../mapState.ts'
import { classesOf } from './classes.ts'
import { BANDS, isNear } from './heights.ts'
import { housePart, peopledHouses } from './housePart.ts'
import type { WayProps } from './peopleLook.ts'
import { useDeckPart } from './useDeckPart.ts'
import { useForemost } from './useForemost.ts'
import { useGround } from './useGround.ts'
import { useVillageBelow } from './useVillageBelow.ts'

/** Within a metre or two of the drawn ground. */
const TERRAIN_LEVEL = 13
const NOBODY = { classes: { breaks: [] }, places: [] }

/** Houses of the village in the middle of the picture, for readers who see its people. */
export function PeopleHouses({ scene, county, home, look }: WayProps) {
  const near = useMapState(({ eyeMeters }) => isNear(BANDS.houses, eyeMeters))
  const { data: session } = useQuery(sessionQuery())
  const village = useVillageBelow(scene, near)
  const allowed = village !== null && village.startsWith(home) && (session?.seesPeople ?? false)
  const { data, isError } = useQuery({ ...houseDensityQuery(village ?? '', look.measure), enabled: near && allowed })
  const houses = useMemo(() => data && peopledHouses(data), [data])
  const heights = useGround(scene, TERRAIN_LEVEL, houses)
  const shown = useMemo(
    () => (houses ? { classes: classesOf(houses.map(({ people }) => people)), places: houses } : allowed ? undefined : NOBODY),
    [houses, allowed],
  )
  useForemost(scene, 'houses', look, shown, isError)
  const part = useMemo(
    () =>
      houses && shown && heights && near && allowed
        ? housePart('people-houses', houses, shown.classes, heights, () => eyeDistance(scene), { ...look, order: 4 })
        : null,
    [houses, shown, heights, near, allowed, scene, look],
  )
  useDeckPart(scene, county, look.layerId, 'people-houses', part)
  return null
}
