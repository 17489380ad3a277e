import { Place } from '../../api/contract/places.ts'
import { defineLayer } from '../map/layer.ts'

export const placesLayer = defineLayer({
  id: 'names',
  title: { zh: '地名', en: 'Names' },
  group: 'place',
  properties: Place,
  source: { kind: 'names' },
  legend: [
    { label: { zh: '乡镇、村名', en: 'Townships, villages' }, mark: 'text', color: 'ink' },
    { label: { zh: '山峰（米）', en: 'Peaks (m)' }, mark: 'triangle', color: '#7a5b3a' },
    { label: { zh: '河流、水库', en: 'Rivers, reservoirs' }, mark: 'text', color: '#2c6a8c' },
  ],
  eyeMeters: { from: 0, to: Infinity },
  initial: true,
  opens: () => null,
  card: ({ name, heightMeters }) => (heightMeters === null ? [name] : [name, `${heightMeters.toFixed(0)} m`]),
})
