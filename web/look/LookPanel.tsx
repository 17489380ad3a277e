import { Button, Slider } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { CATALOGUE } from '../map/catalogue.ts'
import { inLanguage, visibleLayers } from '../map/layer.ts'
import { formatFade, parseFade } from '../map/look/look.ts'
import { useMapState } from '../map/mapState.ts'
import { ToolHead } from '../parts/ToolHead.tsx'
import { useView } from '../view.ts'
import './Look.css'

/** Layers that a see-through look makes sense for: pictures on the ground and what stands on it. */
const FADING = new Set(['basemap', 'satellite', 'borders', 'tileset', 'scenes', 'vector'])

/** How opaque each layer is, and how many times higher than it is the relief stands. */
export default function LookPanel() {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const show = useView((view) => view.show)
  const hide = useView((view) => view.hide)
  const text = useView((view) => view.fade)
  const relief = Number(useView((view) => view.relief) ?? 1)
  const status = useMapState((state) => state.status)
  const visible = visibleLayers(CATALOGUE, { show, hide })
  const fade = parseFade(text)
  const adjust = useView((view) => view.adjust)
  return (
    <>
      <ToolHead title={t('look.title')}>{t('look.hint')}</ToolHead>
      {CATALOGUE.filter(({ id, source }) => FADING.has(source.kind) && visible.has(id) && status[id] !== 'empty').map(({ id, title }) => (
        <LookSlider
          key={id}
          name={inLanguage(title, language)}
          value={fade.get(id) ?? 100}
          min={0}
          max={100}
          step={5}
          say={(value) => `${value}%`}
          onChange={(value) => adjust({ fade: formatFade(new Map([...fade, [id, value]])) })}
        />
      ))}
      <section className="section">
        <LookSlider
          name={t('look.relief')}
          value={relief}
          min={1}
          max={3}
          step={0.5}
          say={(value) => (value === 1 ? t('look.asItIs') : t('look.times', { times: value }))}
          onChange={(value) => adjust({ relief: value === 1 ? null : String(value) })}
        />
        <p className="quiet">{t('look.reliefNote')}</p>
      </section>
      {(text || relief !== 1) && (
        <p className="tool-buttons">
          <Button size="small" onClick={() => adjust({ fade: null, relief: null })}>
            {t('look.reset')}
          </Button>
        </p>
      )}
    </>
  )
}

interface SliderProps {
  name: string
  value: number
  min: number
  max: number
  step: number
  say(value: number): string
  onChange(value: number): void
}

function LookSlider({ name, value, min, max, step, say, onChange }: SliderProps) {
  const id = useId()
  return (
    <div className="look-slider">
      <label htmlFor={id}>
        {name} <span className="number quiet">{say(value)}</span>
      </label>
      <Slider
        id={id}
        min={min}
        max={max}
        step={step}
        value={value}
        tooltip={{ formatter: null }}
        ariaLabelForHandle={name}
        ariaValueTextFormatterForHandle={say}
        onChange={onChange}
      />
    </div>
  )
}
