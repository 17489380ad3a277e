import { useTranslation } from 'react-i18next'
import type { Allocation } from '../../api/contract/allocation.ts'
import { Section } from '../parts/Section.tsx'
import { useValueText } from './valueText.ts'

/** What each rule costs: how much better it would be without it, or with a little more. */
export function Prices({ answer: { prices, next, question } }: { answer: Allocation }) {
  const { t } = useTranslation()
  const { objective, costNew, costKept } = question
  const valueText = useValueText(objective, costNew > 0 || costKept > 0)
  const gainText = useValueText(objective === 'setCover' ? 'covering' : objective)
  return (
    <>
      {next.length > 0 && (
        <Section title={t('allocation.next')}>
          <ul className="allocation-prices">
            {next.map(({ key, name, gain }) => (
              <li key={key}>
                <span>{name}</span>
                <span className="number">{gain === null ? '—' : `+${gainText(gain)}`}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {prices.length > 0 && (
        <Section title={t('allocation.prices')}>
          <ul className="allocation-prices">
            {prices.map(({ kind, gain }) => (
              <li key={kind}>
                <span>{t(`allocation.loosen.${kind}`)}</span>
                <span className="number">
                  {gain === null ? '—' : gain > 0 ? t('allocation.better', { value: valueText(gain) }) : t('allocation.noBetter')}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
