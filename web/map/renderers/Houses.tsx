import { useQuery } from '@tanstack/react-query'
import { Cesium3DTileStyle, ShadowMode, type Cesium3DTileset as Tileset } from 'cesium'
import { useCallback, useEffect, useMemo } from 'react'
import { Cesium3DTileset } from 'resium'
import type { Area } from '../../../api/contract/areas.ts'
import { northWestLight } from '../ground.ts'
import { houseShader } from '../houseShader.ts'
import { tilesQuery } from '../../queries.ts'
import { useView } from '../../view.ts'
import type { LayerSpec } from '../layer.ts'
import { useOpacity } from '../look/look.ts'
import { setLayerStatus, useMapState } from '../mapState.ts'
import { splitDirection } from '../swipe/splitDirection.ts'
import { useSide } from '../swipe/swipe.ts'
import { drawnTilesets } from '../tilesets.ts'

/** Lit by its own shader: the engine's picture of the sky is not made. */
const UNLIT = { enabled: false }
const CHOSEN = '#35b4d0'
/** Multiplies the houses' own colours: as they are by day, dimmed with the dark paper. */
const TONE = { light: '#ffffff', dark: '#9b968c' } as const

/** The county's houses as 3D Tiles; absent until their first bake, replaced when a new bake is in use. */
export function Houses({ layer, visible, county }: { layer: LayerSpec; visible: boolean; county: Area }) {
  const { data: tiles } = useQuery(tilesQuery())
  const theme = useView((view) => view.theme)
  const chosen = useView((view) => view.house)
  const opacity = useOpacity(layer.id)
  const side = splitDirection(useSide(layer.id))
  const near = useMapState(({ eyeMeters }) => eyeMeters < layer.eyeMeters.to)
  const source = layer.source.kind === 'tileset' ? layer.source : undefined
  const version = tiles?.houses
  const style = useMemo(() => {
    const conditions = [['true', `color('${TONE[theme]}', ${opacity})`]]
    if (chosen && source) conditions.unshift([`\${${source.idProperty}} === ${chosen}`, `color('${CHOSEN}')`])
    return new Cesium3DTileStyle({ color: { conditions } })
  }, [theme, chosen, source, opacity])
  const [lon, lat] = county.seat
  const shader = useMemo(() => houseShader(northWestLight(lon, lat)), [lon, lat])
  useEffect(() => setLayerStatus(layer.id, version ? 'ready' : 'loading'), [layer.id, version])
  const onReady = useCallback((tileset: Tileset) => {
    drawnTilesets.add(tileset)
  }, [])
  const onError = useCallback(() => setLayerStatus(layer.id, 'failed'), [layer.id])
  if (!source || !version) return null
  return (
    <Cesium3DTileset
      key={version}
      url={`${source.url}?v=${version}`}
      show={visible && near}
      style={style}
      splitDirection={side}
      customShader={shader}
      shadows={ShadowMode.DISABLED}
      maximumScreenSpaceError={16}
      environmentMapOptions={UNLIT}
      onReady={onReady}
      onError={onError}
      onTileFailed={onError}
    />
  )
}
