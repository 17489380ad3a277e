import { useMemo } from 'react'
import { useCesium } from 'resium'
import type { Area } from '../../../api/contract/areas.ts'
import { useView } from '../../view.ts'
import type { LayerSpec } from '../layer.ts'
import { useOpacity, useExaggeration } from '../look/look.ts'
import { PeopleHexagons } from './PeopleHexagons.tsx'
import { PeopleHouses } from './PeopleHouses.tsx'
import { PeopleVillages } from './PeopleVillages.tsx'
import { measureIn, type PeopleLook } from './peopleLook.ts'

interface Props {
  layer: LayerSpec
  county: Area
  home: string
}

/** People on the map: hexagons from high above, villages lower down, houses when near; each fades into the next. */
export default function PeopleDensity({ layer, county, home }: Props) {
  const { scene } = useCesium()
  const theme = useView((view) => view.theme)
  const measure = useView((view) => measureIn(view.measure))
  const scale = useView((view) => (view.face === 'wall' ? 1.8 : 1))
  const opacity = useOpacity(layer.id)
  const relief = useExaggeration()
  const look = useMemo<PeopleLook>(
    () => ({ layerId: layer.id, measure, theme, opacity, relief, scale }),
    [layer.id, measure, theme, opacity, relief, scale],
  )
  if (!scene) return null
  const common = { scene, county, home, look }
  return (
    <>
      <PeopleHexagons {...common} way="coarse" />
      <PeopleHexagons {...common} way="fine" />
      <PeopleVillages {...common} />
      <PeopleHouses {...common} />
    </>
  )
}
