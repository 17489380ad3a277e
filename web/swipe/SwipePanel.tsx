import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { CATALOGUE } from '../map/catalogue.ts'
import { inLanguage, visibleLayers } from '../map/layer.ts'
import { useMapState } from '../map/mapState.ts'
import { closeSwipe, openSwipe, type Side } from '../map/swipe/swipe.ts'
import { ToolHead } from '../parts/ToolHead.tsx'
import { welcomeQuery } from '../queries.ts'
import { whenToolCloses } from '../tools/leave.ts'
import { useView } from '../view.ts'
import { captionsOf, formatSides, parseSides } from './sides.ts'

/** Two states of the map beside each other: each layer left, right or on both sides of a line. */
export default function SwipePanel() {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const show = useView((view) => view.show)
  const hide = useView((view) => view.hide)
  const text = useView((view) => view.swipe)
  const status = useMapState((state) => state.status)
  const { data: welcome } = useQuery(welcomeQuery())
  const visible = visibleLayers(CATALOGUE, { show, hide })
  const layers = CATALOGUE.filter(({ id }) => visible.has(id) && status[id] !== 'empty').map(({ id, title }) => ({
    id,
    name: inLanguage(title, language),
  }))
  const first = welcome?.tiandituToken ? 'satellite:right' : 'basemap:left'
  useEffect(() => {
    const { swipe, show, adjust } = useView.getState()
    if (swipe) return
    adjust({ swipe: first, show: first.startsWith('satellite') && !show.includes('satellite') ? [...show, 'satellite'] : show })
  }, [first])
  const sides = parseSides(text)
  const captions = captionsOf(sides, layers, (name) => t('swipe.caption', { name }))
  const [left, right] = captions
  useEffect(() => openSwipe(parseSides(text), [left, right]), [text, left, right])
  useEffect(
    () =>
      whenToolCloses('swipe', () => {
        closeSwipe()
        useView.getState().adjust({ swipe: null })
      }),
    [],
  )
  const put = (id: string, side: Side) => useView.getState().adjust({ swipe: formatSides({ ...sides, [id]: side }) })
  const options = (['left', 'both', 'right'] as const).map((side) => ({ value: side, label: t(`swipe.${side}`) }))
  return (
    <>
      <ToolHead title={t('swipe.title')}>{t('swipe.hint')}</ToolHead>
      <ul className="tool-rows">
        {layers.map(({ id, name }) => (
          <li key={id}>
            <span>{name}</span>
            <Segmented size="small" aria-label={name} options={options} value={sides[id] ?? 'both'} onChange={(side) => put(id, side)} />
          </li>
        ))}
      </ul>
    </>
  )
}
