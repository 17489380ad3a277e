import { useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface BarLine {
  readonly key: string
  readonly name: string
  /** length of the bar; null: none */
  readonly value: number | null
  readonly text: string
  readonly title: string
  /** a line below, small */
  readonly detail?: string
  open?(): void
}

/** Shown before the rest is asked for. */
const FIRST = 10

/** A list of names with bars and numbers; a press opens the rows behind one. */
export function AreaBars({ lines, first = FIRST }: { lines: readonly BarLine[]; first?: number }) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const most = Math.max(...lines.map(({ value }) => Math.abs(value ?? 0)), 0) || 1
  const shown = all ? lines : lines.slice(0, first)
  return (
    <div className="area-bars">
      {shown.map(({ key, name, value, text, title, detail, open }) => {
        const inside = (
          <>
            <span className="name">{name}</span>
            <span className="bar">
              <i style={{ inlineSize: `${(Math.abs(value ?? 0) / most) * 100}%` }} />
            </span>
            <span className="number">{text}</span>
            {detail && <small>{detail}</small>}
          </>
        )
        return open ? (
          <button key={key} type="button" className="area-bar" title={title} onClick={open}>
            {inside}
          </button>
        ) : (
          <div key={key} className="area-bar">
            {inside}
          </div>
        )
      })}
      {lines.length > first && (
        <button type="button" className="link" onClick={() => setAll(!all)}>
          {all ? t('scenarios.less') : t('scenarios.more_areas', { count: lines.length - first })}
        </button>
      )}
    </div>
  )
}
