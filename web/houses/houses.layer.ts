import { z } from 'zod'
import { defineLayer } from '../map/layer.ts'

export const housesLayer = defineLayer({
  id: 'houses',
  title: { zh: '房屋', en: 'Houses' },
  group: 'place',
  properties: z.object({ houseId: z.int(), height: z.number(), village: z.string() }),
  source: { kind: 'tileset', url: '/tiles/houses/tileset.json', idProperty: 'houseId' },
  legend: [
    { label: { zh: '砖房、楼房', en: 'Brick and concrete' }, mark: 'house', color: '#e6dccb' },
    { label: { zh: '木房、土房', en: 'Timber and earth' }, mark: 'house', color: '#c3a987' },
    { label: { zh: '选中的房屋', en: 'Selected house' }, mark: 'house', color: 'accent' },
  ],
  eyeMeters: { from: 0, to: 9000 },
  initial: true,
  opens: ({ houseId }) => ({ house: houseId }),
  card: ({ height }, language) => (language === 'en' ? [`House, ${height.toFixed(1)} m high`] : [`房屋，高 ${height.toFixed(1)} 米`]),
})
