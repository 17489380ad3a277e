import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { villageDensityQuery } from '../../queries.ts'
import { setPlates, useMapState } from '../mapState.ts'
import { classesOf } from './classes.ts'
import { BANDS, isNear } from './heights.ts'
import type { WayProps } from './peopleLook.ts'
import { useDeckPart } from './useDeckPart.ts'
import { useForemost } from './useForemost.ts'
import { useGround } from './useGround.ts'
import { villageCards } from './villageCards.ts'
import { villageColor, villagePart } from './villagePart.ts'

/** ±20 m: circles float above their seats anyway. */
const TERRAIN_LEVEL = 11

/** Villages as circles, where there is room with a card of their number and pyramid. */
export function PeopleVillages({ scene, county, home, look }: WayProps) {
  const near = useMapState(({ eyeMeters }) => isNear(BANDS.villages, eyeMeters))
  const { data, isError } = useQuery({ ...villageDensityQuery(home, look.measure), enabled: near })
  const villages = useMemo(() => data && { ...data, items: data.items.filter(({ people }) => people > 0) }, [data])
  const spots = useMemo(() => villages?.items.map(({ code, seat: [lon, lat] }) => ({ key: code, lon, lat })), [villages])
  const heights = useGround(scene, TERRAIN_LEVEL, spots)
  const shown = useMemo(
    () =>
      villages && {
        classes: classesOf(villages.items.map(({ people }) => people)),
        places: villages.items.map(({ seat: [lon, lat], people }) => ({ lon, lat, people })),
      },
    [villages],
  )
  useForemost(scene, 'villages', look, shown, isError)

  const plates = useMemo(
    () =>
      villages && shown && near
        ? villageCards(villages.items, {
            ...look,
            exact: villages.exact,
            color: (people) => villageColor(shown.classes, look.theme, people),
          })
        : null,
    [villages, shown, near, look],
  )
  useEffect(() => {
    setPlates(look.layerId, plates)
    return () => setPlates(look.layerId, null)
  }, [look.layerId, plates])
  const part = useMemo(
    () =>
      villages && shown && heights && near
        ? villagePart('people-villages', villages.items, shown.classes, heights, { ...look, order: 3, exact: villages.exact })
        : null,
    [villages, shown, heights, near, look],
  )
  useDeckPart(scene, county, look.layerId, 'people-villages', part)
  return null
}
