import { useTranslation } from 'react-i18next'
import type { Overview } from '../../api/contract/overview.ts'
import { figure, yuan } from '../format.ts'
import { Section } from '../parts/Section.tsx'
import { useView } from '../view.ts'

/** The latest year's records and sums, one line a data set. */
export function BenefitFigures({ overview: { benefits } }: { overview: Overview }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const shown = benefits.filter(({ records }) => records > 0)
  if (shown.length === 0) return null
  return (
    <Section title={t('section.benefits')}>
      <ul className="lines">
        {shown.map(({ dataset, name, records, amountYuan }) => {
          const { digits, magnitude } = figure(records, language)
          return (
            <li key={dataset}>
              <span>{name}</span>
              <span className="number">
                {amountYuan > 0 ? yuan(amountYuan, language) : '—'}
                <small className="quiet">
                  {digits} {magnitude} {t('unit.records')}
                </small>
              </span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
