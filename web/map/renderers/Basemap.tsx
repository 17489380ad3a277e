import { useQuery } from '@tanstack/react-query'
import { WebMapTileServiceImageryProvider, type ImageryProvider } from 'cesium'
import { useEffect, useMemo } from 'react'
import { basemapQuery, tilesQuery, welcomeQuery } from '../../queries.ts'
import { useView } from '../../view.ts'
import type { LayerSpec } from '../layer.ts'
import { setLayerStatus } from '../mapState.ts'
import { BasemapImagery } from './basemapImagery.ts'
import { useImagery } from './useImagery.ts'

/** The product's own relief map; darker and quieter in the dark theme. */
export function Basemap({ layer }: { layer: LayerSpec }) {
  const dark = useView(({ theme }) => theme === 'dark')
  const { data: tiles } = useQuery(tilesQuery())
  const path = layer.source.kind === 'basemap' ? layer.source.path : ''
  const version = tiles?.basemap
  const { data: meta, isError } = useQuery(basemapQuery(version))
  const provider = useMemo<ImageryProvider | null>(() => {
    if (!meta || !version) return null
    return new BasemapImagery(`${path}/{z}/{x}/{y}.webp?v=${version}`, meta)
  }, [meta, path, version])
  useEffect(() => setLayerStatus(layer.id, isError ? 'failed' : provider ? 'ready' : 'loading'), [layer.id, isError, provider])
  useImagery(layer.id, provider, 0, dark ? { brightness: 0.5, saturation: 0.75, contrast: 1.1 } : {})
  return null
}

/** Imagery of 天地图 (w tile matrix set, by WMTS), where the county has a token. */
export function Satellite({ layer }: { layer: LayerSpec }) {
  const { data: welcome } = useQuery(welcomeQuery())
  const token = welcome?.tiandituToken
  const provider = useMemo<ImageryProvider | null>(() => {
    if (!token) return null
    return new WebMapTileServiceImageryProvider({
      url: `https://t{s}.tianditu.gov.cn/img_w/wmts?tk=${token}`,
      layer: 'img',
      style: 'default',
      format: 'tiles',
      tileMatrixSetID: 'w',
      subdomains: ['0', '1', '2', '3', '4', '5', '6', '7'],
      maximumLevel: 18,
      credit: '天地图',
    })
  }, [token])
  useEffect(() => {
    if (!provider) return setLayerStatus(layer.id, 'empty')
    setLayerStatus(layer.id, 'ready')
    return provider.errorEvent.addEventListener(() => setLayerStatus(layer.id, 'failed'))
  }, [layer.id, provider])
  useImagery(layer.id, provider, 1)
  return null
}
