import { useQuery } from '@tanstack/react-query'
import { Cesium3DTileStyle, ShadowMode, type Cesium3DTileset as Tileset, type CustomShader } from 'cesium'
import { useCallback, useEffect, useLayoutEffect, useMemo } from 'react'
import { Cesium3DTileset, useCesium } from 'resium'
import type { Area } from '../../../api/contract/areas.ts'
import { houseShader, layAbsent, layPaint, markChosen, setLight, setTone } from '../houseShader.ts'
import { tilesQuery } from '../../queries.ts'
import { useView } from '../../view.ts'
import type { LayerSpec } from '../layer.ts'
import { useOpacity } from '../look/look.ts'
import { setLayerStatus, useMapState } from '../mapState.ts'
import { CALM_LIGHT, dayShare, lightDirection, useLight } from '../sun/light.ts'
import { splitDirection } from '../swipe/splitDirection.ts'
import { useSide } from '../swipe/swipe.ts'
import { drawnTilesets, openingTilesets } from '../tilesets.ts'
import { HouseDots } from './HouseDots.tsx'
import { useTilesetLook } from './useTilesetLook.ts'

/** Lit by its own shader: the engine's picture of the sky is not made. */
const UNLIT = { enabled: false }
const CHOSEN = '#35b4d0'
/** Multiplies what is drawn: as it is by day, dimmed with the dark paper. */
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
  // A style is evaluated for every house: only where it is needed.
  const style = useMemo(() => (opacity < 1 ? new Cesium3DTileStyle({ color: `color('#ffffff', ${opacity})` }) : undefined), [opacity])
  const [lon, lat] = county.seat
  const shader = useMemo(() => houseShader(lightDirection(CALM_LIGHT, lon, lat)), [lon, lat])
  useShading(shader, theme, chosen)
  const light = useLight()
  useEffect(() => setLight(shader, lightDirection(light, lon, lat), dayShare(light)), [shader, light, lon, lat])
  // Before the tileset can be there: the other effects of a busy page may come later than it.
  useLayoutEffect(() => {
    setLayerStatus(layer.id, 'loading')
    if (version) openingTilesets.add(layer.id)
    return () => void openingTilesets.delete(layer.id)
  }, [layer.id, version])
  const shadows = light.sun ? ShadowMode.CAST_ONLY : ShadowMode.DISABLED
  const [look, opened] = useTilesetLook({ show: visible && near, style, splitDirection: side, shadows })
  const onReady = useCallback(
    (tileset: Tileset) => {
      opened(tileset)
      drawnTilesets.add(tileset)
      openingTilesets.delete(layer.id)
      setLayerStatus(layer.id, 'ready')
    },
    [layer.id, opened],
  )
  const onError = useCallback(() => {
    openingTilesets.delete(layer.id)
    setLayerStatus(layer.id, 'failed')
  }, [layer.id])
  if (!source || !version) return null
  return (
    <>
      <HouseDots layerId={layer.id} shown={visible && !near} />
      <Cesium3DTileset
        key={version}
        url={`${source.url}?v=${version}`}
        {...look}
        customShader={shader}
        maximumScreenSpaceError={16}
        environmentMapOptions={UNLIT}
        onReady={onReady}
        onError={onError}
        onTileFailed={onError}
      />
    </>
  )
}

/** Keeps the shader at the page's theme, the chosen house and the paint; each change costs one picture. */
function useShading(shader: CustomShader, theme: 'light' | 'dark', chosen: number | null): void {
  const { scene } = useCesium()
  const paint = useMapState((state) => state.housePaint)
  const absent = useMapState((state) => state.housesAbsent)
  useEffect(() => {
    setTone(shader, TONE[theme])
    markChosen(shader, chosen, CHOSEN)
    scene?.requestRender()
  }, [shader, scene, theme, chosen])
  useEffect(() => {
    layPaint(shader, paint)
    scene?.requestRender()
  }, [shader, scene, paint])
  useEffect(() => {
    layAbsent(shader, absent)
    scene?.requestRender()
  }, [shader, scene, absent])
}
