import { useMemo, type ReactNode } from 'react'
import { CesiumWidget } from 'resium'
import type { Area } from '../../api/contract/areas.ts'
import { drawnBySoftware, softwareScale } from './graphics.ts'
import { Paper } from './Paper.tsx'
import { useTerrain } from './terrain.ts'

interface Props {
  county: Area
  label: string
  children: ReactNode
}

/** A map with nothing but the relief and the paper around it, once the terrain is there. Draws only when something changed. */
export function GroundMap({ county, label, children }: Props) {
  const terrain = useTerrain()
  const software = useMemo(drawnBySoftware, [])
  const credits = useMemo(() => document.createElement('div'), [])
  if (!terrain) return null
  return (
    <CesiumWidget
      full
      className="globe"
      containerProps={{ role: 'application', 'aria-label': label, tabIndex: 0 }}
      baseLayer={false}
      skyBox={false}
      skyAtmosphere={false}
      terrainProvider={terrain}
      scene3DOnly
      requestRenderMode
      maximumRenderTimeChange={Infinity}
      msaaSamples={software ? 1 : 4}
      useBrowserRecommendedResolution={software}
      resolutionScale={software ? softwareScale(window.innerWidth, window.innerHeight) : 1}
      creditContainer={credits}
    >
      <Paper county={county} software={software} />
      {children}
    </CesiumWidget>
  )
}
