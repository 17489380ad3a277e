import { useQuery } from '@tanstack/react-query'
import { InputNumber, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { areaQuery } from '../queries.ts'
import { useView } from '../view.ts'
import { useAsk } from './askState.ts'
import { MOST_BUFFER, parseShape } from './shape.ts'
import { putShape } from './useShape.ts'

const LINE_METERS = [50, 100, 200, 500]
const AREA_METERS = [0, 200, 500, 1000]

/** How far to each side of a line. */
export function MetersControl() {
  const { t } = useTranslation()
  const meters = useAsk((state) => state.lineMeters)
  const put = (value: number) => {
    useAsk.setState({ lineMeters: value })
    const shape = parseShape(useView.getState().shape)
    if (shape?.kind === 'line') putShape({ ...shape, bufferMeters: value })
  }
  return <Meters label={t('ask.eachSide')} presets={LINE_METERS} least={1} value={meters} onChange={put} />
}

/** The area looked at, and how far around it. */
export function AreaControls({ area }: { area: string }) {
  const { t } = useTranslation()
  const meters = useAsk((state) => state.areaMeters)
  const shape = useView((view) => view.shape)
  const asked = parseShape(shape)
  const code = asked?.kind === 'area' ? asked.code : area
  const { data } = useQuery(areaQuery(code))
  const { data: looked } = useQuery(areaQuery(area))
  const put = (bufferMeters: number) => {
    useAsk.setState({ areaMeters: bufferMeters })
    putShape({ kind: 'area', code, bufferMeters })
  }
  return (
    <div className="ask-draw">
      <p>
        {data && t('ask.around', { name: data.name, meters })}
        {looked && code !== area && (
          <button type="button" className="link ask-other" onClick={() => putShape({ kind: 'area', code: area, bufferMeters: meters })}>
            {t('ask.takeArea', { name: looked.name })}
          </button>
        )}
      </p>
      <Meters label={t('ask.further')} presets={AREA_METERS} least={0} value={meters} onChange={put} />
      <p className="quiet">{t('ask.areaHint')}</p>
    </div>
  )
}

interface MetersProps {
  label: string
  presets: number[]
  least: number
  value: number
  onChange(value: number): void
}

function Meters({ label, presets, least, value, onChange }: MetersProps) {
  const { t } = useTranslation()
  return (
    <div className="ask-meters">
      <span>{label}</span>
      <Segmented size="small" aria-label={label} options={presets} value={value} onChange={onChange} />
      <InputNumber
        size="small"
        aria-label={label}
        min={least}
        max={MOST_BUFFER}
        step={50}
        precision={0}
        value={value}
        suffix={t('ask.meters')}
        onChange={(next) => next !== null && onChange(next)}
      />
    </div>
  )
}
