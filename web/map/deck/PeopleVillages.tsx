import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { villageDensityQuery } from '../../queries.ts'
import { useMapState } from '../mapState.ts'
import { classesOf } from './classes.ts'
import { BANDS, isNear } from './heights.ts'
import { useMoveEnd } from './inPicture.ts'
import type { WayProps } from './peopleLook.ts'
import { useDeckPart } from './useDeckPart.ts'
import { useForemost } from './useForemost.ts'
import { useGround } from './useGround.ts'
import { useLetters } from './useLetters.ts'
import { drawCards, shortName } from './villageCards.ts'
import { roomFor, villageColor, villagePart } from './villagePart.ts'

/** ±20 m: circles and cards float above their seats anyway. */
const TERRAIN_LEVEL = 11

/** Villages as circles, where there is room with a card of their number and pyramid. */
export function PeopleVillages({ scene, county, home, look }: WayProps) {
  const near = useMapState(({ eyeMeters }) => isNear(BANDS.villages, eyeMeters))
  const { data, isError } = useQuery({ ...villageDensityQuery(home, look.measure), enabled: near })
  const villages = useMemo(() => data && { ...data, items: data.items.filter(({ people }) => people > 0) }, [data])
  const spots = useMemo(() => villages?.items.map(({ code, seat: [lon, lat] }) => ({ key: code, lon, lat })), [villages])
  const heights = useGround(scene, TERRAIN_LEVEL, spots)
  const lettered = useLetters(
    useMemo(() => villages?.items.map(({ name }) => shortName(name)), [villages]),
    '≥0123456789,',
  )
  const shown = useMemo(
    () =>
      villages && {
        classes: classesOf(villages.items.map(({ people }) => people)),
        places: villages.items.map(({ seat: [lon, lat], people }) => ({ lon, lat, people })),
      },
    [villages],
  )
  useForemost(scene, 'villages', look, shown, isError)

  const [carded, setCarded] = useState<ReadonlySet<string>>(new Set())
  useMoveEnd(scene, () => {
    if (!villages || !heights || !near) return
    const room = roomFor(scene, villages.items, heights, look.relief, look.scale)
    setCarded((before) => (before.size === room.size && [...before].every((code) => room.has(code)) ? before : room))
  }, [villages, heights, near, look.relief, look.scale])
  const sheet = useMemo(() => {
    if (!villages || !shown || !near || !lettered) return null
    const color = (people: number) => villageColor(shown.classes, look.theme, people)
    return drawCards(villages.items, villages.exact, color, look.theme, window.devicePixelRatio * look.scale)
  }, [villages, shown, near, lettered, look.theme, look.scale])
  const part = useMemo(
    () =>
      villages && shown && sheet && heights && near
        ? villagePart('people-villages', villages.items, shown.classes, heights, {
            ...look,
            order: 3,
            exact: villages.exact,
            sheet,
            carded,
          })
        : null,
    [villages, shown, sheet, heights, near, look, carded],
  )
  useDeckPart(scene, county, look.layerId, 'people-villages', part)
  return null
}
