import { DownOutlined, UpOutlined, WarningOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Switch, Tooltip } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CATALOGUE } from '../map/catalogue.ts'
import { inLanguage, LAYER_GROUPS, toggleLayer, visibleLayers, type LayerGroup, type LayerSpec } from '../map/layer.ts'
import { useMapState } from '../map/mapState.ts'
import { parseKinds, toggleKind, type VectorStyle } from '../map/vector/style.ts'
import { zoomSeenFrom } from '../map/vector/zoom.ts'
import { welcomeQuery } from '../queries.ts'
import { SceneControls } from '../scenes/SceneControls.tsx'
import { NOTHING_SELECTED, useView } from '../view.ts'
import './legend.css'
import { LegendMark } from './LegendMark.tsx'
import { Meanings } from './Meanings.tsx'

/** Radians: of a county somewhere in the middle of the country; a degree more or less changes no zoom. */
const LATITUDE = 0.51

/** Layers that are not named before they have something to show. */
const SHOWN_WITH_DATA = new Set(['scenes', 'change'])

/** What is shown, in words, how much of it is in the picture, and a switch for each layer. */
export function Legend({ folded }: { folded: boolean }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const language = useView((view) => view.language)
  const show = useView((view) => view.show)
  const hide = useView((view) => view.hide)
  const status = useMapState((state) => state.status)
  const inView = useMapState((state) => state.inView)
  const { data: welcome } = useQuery(welcomeQuery())
  const visible = visibleLayers(CATALOGUE, { show, hide })
  const offered = CATALOGUE.filter(
    ({ id }) => (id !== 'satellite' || welcome?.tiandituToken) && (!SHOWN_WITH_DATA.has(id) || status[id] !== 'empty'),
  )
  const failed = offered.filter(({ id }) => status[id] === 'failed')
  const pins = visible.has('alerts') ? inView['alerts'] : undefined
  return (
    <section className={open ? 'legend open' : 'legend'} aria-label={t('layer.title')}>
      <button type="button" className="legend-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        {!folded && pins !== undefined && pins > 0 && !open && <span className="quiet">{t('layer.alertsInView', { count: pins })}</span>}
        <span>{t('layer.title')}</span>
        {failed.length > 0 && (
          <WarningOutlined className="failed" aria-label={t('layer.failed', { name: inLanguage(failed[0]!.title, language) })} />
        )}
        {open ? <DownOutlined /> : <UpOutlined />}
      </button>
      {open &&
        (Object.keys(LAYER_GROUPS) as LayerGroup[]).map((group) => (
          <div key={group} className="legend-group">
            <h4>{inLanguage(LAYER_GROUPS[group], language)}</h4>
            {offered
              .filter((layer) => layer.group === group)
              .map((layer) => (
                <LayerLegend key={layer.id} layer={layer} visible={visible.has(layer.id)} />
              ))}
          </div>
        ))}
    </section>
  )
}

function LayerLegend({ layer, visible }: { layer: LayerSpec; visible: boolean }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const status = useMapState((state) => state.status[layer.id])
  const count = useMapState((state) => state.inView[layer.id])
  const legend = useMapState((state) => state.legends[layer.id]) ?? layer.legend
  const far = useMapState(({ eyeMeters }) => eyeMeters > layer.eyeMeters.to)
  const wholeFrom = layer.source.kind === 'vector' ? (layer.source.tiles.wholeFrom ?? 0) : 0
  const thinned = useMapState(({ eyeMeters }) => zoomSeenFrom(eyeMeters, LATITUDE) < wholeFrom)
  const unit = layer.counts ? ` ${inLanguage(layer.counts, language)}` : ''
  const name = inLanguage(layer.title, language)
  const go = useView((view) => view.go)
  const toggle = () => {
    const { show, hide, adjust } = useView.getState()
    adjust(toggleLayer(layer, { show, hide }))
  }
  return (
    <div className="legend-layer">
      <div>
        <span>
          {name}
          {visible && status === 'loading' && <small className="quiet">{t('layer.loading')}</small>}
          {visible && status === 'empty' && <small className="quiet">{t('layer.empty')}</small>}
          {visible && status !== 'loading' && far && <small className="quiet">{t('layer.tooHigh')}</small>}
          {visible && status === 'ready' && !far && thinned && <small className="quiet">{t('layer.thinned')}</small>}
          {visible && status === 'ready' && count !== undefined && <small className="quiet">{t('layer.inView', { count }) + unit}</small>}
          {status === 'failed' && (
            <Tooltip title={t('layer.failed', { name })}>
              <WarningOutlined className="failed" />
            </Tooltip>
          )}
        </span>
        <Switch size="small" checked={visible} onChange={toggle} aria-label={name} />
      </div>
      {visible &&
        (layer.source.kind === 'vector' ? (
          <Kinds layer={layer} style={layer.source.style} thinned={thinned} />
        ) : (
          <Meanings legend={legend} />
        ))}
      {visible && layer.id === 'scenes' && <SceneControls />}
      {visible && layer.table && (
        <button
          type="button"
          className="link legend-list"
          onClick={() => go({ ...NOTHING_SELECTED, tool: 'features', list: layer.id }, 'stay')}
        >
          {t('feature.list')}
        </button>
      )}
      {visible && layer.id === 'houses' && <ColorHouses />}
    </div>
  )
}

/** The legend of a layer of kinds is its filter too: each kind with how many are in the picture. None from afar, where small ones are left out, says nothing. */
function Kinds({ layer, style, thinned }: { layer: LayerSpec; style: VectorStyle; thinned: boolean }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const kinds = useView((view) => view.kinds)
  const inView = useMapState((state) => state.inView)
  const shown = parseKinds(kinds).get(layer.id)
  return (
    <ul className="legend-kinds" aria-label={t('feature.kindsHint')}>
      {style.stops.map(({ value, label }, index) => {
        const pressed = shown === undefined || shown.includes(String(value))
        const count = inView[`${layer.id}:${value}`] ?? 0
        return (
          <li key={value}>
            <button
              type="button"
              aria-pressed={pressed}
              title={t('feature.kindsHint')}
              onClick={() => useView.getState().adjust({ kinds: toggleKind(kinds, layer.id, style, String(value)) })}
            >
              <LegendMark {...layer.legend[index]!} />
              {inLanguage(label, language)}
              {pressed && !(thinned && count === 0) && <small className="number">{count}</small>}
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** The way to themes of houses; what their colours mean stands on a card of its own. */
function ColorHouses() {
  const { t } = useTranslation()
  const by = useView((view) => view.by)
  if (by) return null
  return (
    <button type="button" className="link" onClick={() => useView.getState().go({ by: 'structure' }, 'stay')}>
      <small>{t('houseTheme.start')}</small>
    </button>
  )
}
