import { useTranslation } from 'react-i18next'
import { BENEFIT_ITEMS, codeName } from '../../api/contract/codes.ts'
import type { BenefitSummary } from '../../api/contract/people.ts'
import { day, yuan } from '../format.ts'
import { useView } from '../view.ts'
import { codeLanguage } from './codeLanguage.ts'

/** What was paid and settled, one line an item. */
export function BenefitList({ benefits }: { benefits: readonly BenefitSummary[] }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  if (benefits.length === 0) return <p className="quiet">{t('house.noBenefits')}</p>
  return (
    <ul className="lines">
      {benefits.map(({ dataset, datasetName, item, records, amountYuan, selfPaidYuan, lastOn }) => (
        <li key={`${dataset}-${item}`}>
          <span>
            {codeName(BENEFIT_ITEMS, item, codeLanguage(language))}
            <small className="quiet">
              {language === 'en' ? '' : `${datasetName} · `}
              {t('benefit.records', { count: records })} · {t('benefit.last', { day: day(lastOn, language) })}
            </small>
          </span>
          <span className="number">
            {amountYuan > 0 ? yuan(amountYuan, language) : '—'}
            {selfPaidYuan > 0 && <small className="quiet">{t('benefit.selfPaid', { amount: yuan(selfPaidYuan, language) })}</small>}
          </span>
        </li>
      ))}
    </ul>
  )
}
