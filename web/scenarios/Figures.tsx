import { useTranslation } from 'react-i18next'
import type { MeasureUnit } from '../../api/contract/scenarios.ts'
import { useMeasureText } from './measureText.ts'
import './Scenarios.css'

export interface BigFigure {
  readonly id: string
  readonly title: string
  readonly value: number | null
  readonly unit: MeasureUnit
}

/** Three to five big figures; each opens the rows it counts. */
export function Figures({ figures, onOpen }: { figures: readonly BigFigure[]; onOpen?(id: string): void }) {
  const { t } = useTranslation()
  const { figureOf } = useMeasureText()
  return (
    <ul className="big-figures">
      {figures.map(({ id, title, value, unit }) => {
        const figure = value === null ? null : figureOf(value, unit)
        const shown = (
          <>
            <span>{title}</span>
            <span className="figure">
              <b>{figure ? figure.digits : '—'}</b>
              <small>{figure ? figure.unit : t('scenarios.untold')}</small>
            </span>
          </>
        )
        return (
          <li key={id}>
            {onOpen ? (
              <button type="button" title={t('scenarios.rows', { name: title })} onClick={() => onOpen(id)}>
                {shown}
              </button>
            ) : (
              <div>{shown}</div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
