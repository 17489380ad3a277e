import { useTranslation } from 'react-i18next'
import type { History } from '../../api/contract/history.ts'
import { inLanguage } from '../map/layer.ts'
import { useView } from '../view.ts'
import { amount, difference } from './amount.ts'
import { changeShare, changeText, type TimeMeasure } from './measures.ts'
import { baseOf, monthName } from './months.ts'
import type { AreaChange } from './changes.ts'

interface Props {
  measure: TimeMeasure
  area: History['area']
  month: string
  first: string
  changes: readonly AreaChange[]
  against: { month: string; changes: readonly AreaChange[] } | null
}

/** What the map's colours say, in numbers: each area in the two months, with the difference. */
export function ChangeTable({ measure, area, month, first, changes, against }: Props) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const base = against?.month ?? baseOf(month, first)
  const earlier = new Map(against?.changes.map((one) => [one.code, one.now]))
  const unit = measure.unit === 'yuan' ? '' : t(`unit.${measure.unit}`)
  const rows = changes
    .map((one) => {
      const before = against ? (earlier.get(one.code) ?? null) : one.before
      return { ...one, before, share: changeShare(one.now, before), more: one.now === null || before === null ? null : one.now - before }
    })
    .toSorted((a, b) => (a.share ?? 0) - (b.share ?? 0) || a.code.localeCompare(b.code))
  return (
    <div className="time-table" tabIndex={0} role="region" aria-label={t('time.table')}>
      <table>
        <caption>{t('time.tableOf', { area: area.name, measure: inLanguage(measure.title, language) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('time.area')}</th>
            <th scope="col">{monthName(base, language)}</th>
            <th scope="col">{monthName(month, language)}</th>
            <th scope="col">{t('time.difference')}</th>
            <th scope="col">{t('time.change')}</th>
            <th scope="col">{t('time.class')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ code, name, before, now, more, share, class: found }) => (
            <tr key={code}>
              <th scope="row">{name}</th>
              <td>{before === null ? t('time.none') : amount(before, measure, language, unit)}</td>
              <td>{now === null ? t('time.none') : amount(now, measure, language, unit)}</td>
              <td>{difference(more, measure, language)}</td>
              <td>{changeText(share)}</td>
              <td>
                {found && !against && (
                  <>
                    <i className="swatch" style={{ background: found.color }} aria-hidden />
                    {inLanguage(found.label, language)}
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
