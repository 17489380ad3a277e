import { Scene } from '../../api/contract/scenes.ts'
import { defineLayer } from '../map/layer.ts'

export const scenesLayer = defineLayer({
  id: 'scenes',
  title: { zh: '实景三维', en: 'Photo-real 3D' },
  group: 'ground',
  properties: Scene,
  source: { kind: 'scenes' },
  legend: [{ label: { zh: '倾斜摄影模型', en: 'Oblique photogrammetry' }, mark: 'house', color: 'slate' }],
  eyeMeters: { from: 0, to: Infinity },
  initial: true,
  opens: () => null,
  card: ({ title }) => [title],
})
