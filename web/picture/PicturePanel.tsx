import { DownloadOutlined } from '@ant-design/icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Input, Radio, Switch } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { day, localDay } from '../format.ts'
import { CATALOGUE } from '../map/catalogue.ts'
import { inLanguage, visibleLayers } from '../map/layer.ts'
import { useMapState } from '../map/mapState.ts'
import { saveFile } from '../parts/saveFile.ts'
import { ToolHead } from '../parts/ToolHead.tsx'
import { areaQuery, basemapQuery, overviewQuery, sessionQuery, tilesQuery } from '../queries.ts'
import type { ToolProps } from '../tools/tool.ts'
import { useView } from '../view.ts'
import { legendDrawn } from './legend.ts'
import { makePicture, type PictureKind } from './makePicture.ts'
import type { SheetText } from './paintSheet.ts'
import { fileName } from './sheet.ts'
import './Picture.css'

const KINDS = ['screen', 'fine', 'a4', 'a3'] as const

/** A picture of the view to keep or print: title, legend, north, scale, day, scope and source are on it. */
export default function PicturePanel({ area }: ToolProps) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const theme = useView((view) => view.theme)
  const scene = useMapState((state) => state.scene)
  const { data: session } = useQuery(sessionQuery())
  const { data: place } = useQuery(areaQuery(area))
  const { data: overview } = useQuery(overviewQuery(area))
  const { data: tiles } = useQuery(tilesQuery())
  const { data: basemap } = useQuery(basemapQuery(tiles?.basemap))
  const [title, setTitle] = useState<string | null>(null)
  const [kind, setKind] = useState<PictureKind>('fine')
  const [withLegend, setWithLegend] = useState(true)
  const titleId = useId()
  const names = place ? [...place.ancestors, place].map(({ name }) => name).join(language === 'en' ? ', ' : '') : ''
  const wanted = title ?? names

  const textNow = (): SheetText => {
    const now = new Date()
    const time = `${day(localDay(now), language)} ${new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' }).format(now)}`
    // What is made up is said once, with the words that say it whole.
    const drawn = (basemap?.attribution ?? '').replace(`（${t('demo')}）`, session?.demo ? '' : '$&')
    const source = [language === 'en' ? '' : drawn, session?.demo ? t('picture.demoSource') : ''].filter(Boolean)
    return {
      title: wanted || names,
      subtitle: overview ? t('asOf', { day: day(overview.asOf, language) }) : '',
      stamp: session?.demo ? t('demo') : '',
      foot: [
        t('picture.foot', { scope: names, source: source.join(language === 'en' ? '; ' : '；') || t('product') }),
        t('picture.takenBy', { who: session?.title ?? '', time }),
      ],
      watermark: `${session?.title ?? ''} ${time}`,
      legendTitle: t('picture.legend'),
      legend: withLegend ? legendNow(language) : [],
      north: t('picture.north'),
      language,
    }
  }
  const taking = useMutation({
    mutationFn: async () => {
      const { file, whole } = await makePicture(scene!, kind, textNow(), theme)
      saveFile(fileName(names || t('product'), localDay(new Date()), kind === 'screen' || kind === 'fine' ? 'png' : 'pdf'), file)
      return whole
    },
  })
  return (
    <>
      <ToolHead title={t('picture.title')}>{t('picture.hint')}</ToolHead>
      <div className="picture-form">
        <label htmlFor={titleId}>{t('picture.name')}</label>
        <Input id={titleId} value={wanted} maxLength={40} onChange={(event) => setTitle(event.target.value)} />
        <Radio.Group
          className="picture-kinds"
          value={kind}
          aria-label={t('picture.kindTitle')}
          onChange={(event) => setKind(event.target.value as PictureKind)}
          options={KINDS.map((value) => ({ value, label: t(`picture.kind.${value}`) }))}
        />
        <label className="picture-switch">
          {t('picture.withLegend')}
          <Switch size="small" checked={withLegend} onChange={setWithLegend} />
        </label>
        <Button type="primary" icon={<DownloadOutlined />} disabled={!scene} loading={taking.isPending} onClick={() => taking.mutate()}>
          {taking.isPending ? t('picture.taking') : t('picture.take')}
        </Button>
        {taking.isError && <p role="alert">{t('picture.failed', { reason: taking.error.message })}</p>}
        {taking.isSuccess && (
          <p className="quiet" role="status">
            {t(taking.data ? 'picture.taken' : 'picture.takenEarly')}
          </p>
        )}
      </div>
      <p className="quiet">{t('picture.note')}</p>
    </>
  )
}

/** Legend lines of what is drawn now. */
function legendNow(language: 'zh-CN' | 'en'): SheetText['legend'] {
  const view = useView.getState()
  return legendDrawn(CATALOGUE, { ...useMapState.getState(), visible: visibleLayers(CATALOGUE, view), kinds: view.kinds }).map((entry) => ({
    ...entry,
    label: inLanguage(entry.label, language),
  }))
}
