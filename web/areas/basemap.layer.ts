import { z } from 'zod'
import { defineLayer } from '../map/layer.ts'

export const basemapLayer = defineLayer({
  id: 'basemap',
  title: { zh: '地形底图', en: 'Relief map' },
  group: 'ground',
  properties: z.object({}),
  source: { kind: 'basemap', path: '/tiles/basemap' },
  legend: [
    { label: { zh: '河谷与耕地', en: 'Valleys and fields' }, mark: 'fill', color: '#c9d3ac' },
    { label: { zh: '山林', en: 'Woods' }, mark: 'fill', color: '#93a983' },
    { label: { zh: '水面', en: 'Water' }, mark: 'fill', color: '#7fb0c4' },
    { label: { zh: '道路', en: 'Roads' }, mark: 'line', color: '#c08a5a' },
  ],
  eyeMeters: { from: 0, to: Infinity },
  initial: true,
  opens: () => null,
  card: () => [],
})

/** Official imagery of 天地图; drawn over the relief map, only where the county has a token. */
export const satelliteLayer = defineLayer({
  id: 'satellite',
  title: { zh: '天地图影像', en: 'Tianditu imagery' },
  group: 'ground',
  properties: z.object({}),
  source: { kind: 'satellite' },
  legend: [{ label: { zh: '卫星影像', en: 'Satellite imagery' }, mark: 'fill', color: '#5f7350' }],
  eyeMeters: { from: 0, to: Infinity },
  initial: false,
  opens: () => null,
  card: () => [],
})
