import { useTranslation } from 'react-i18next'
import type { HistoryMonth } from '../../api/contract/history.ts'
import { whole } from '../format.ts'

interface Props {
  people: NonNullable<HistoryMonth['people']>
  /** The month of the records' date: deaths and moves reach the register weeks after they happened. */
  latest: boolean
}

/** 月初 + 出生 + 迁入 − 死亡 − 迁出 = 月末, and who went away and came home. */
export function Reconciliation({ people, latest }: Props) {
  const { t } = useTranslation()
  const parts = [
    ['', 'opening', people.opening],
    ['+', 'born', people.born],
    ['+', 'movedIn', people.movedIn],
    ['−', 'died', people.died],
    ['−', 'movedOut', people.movedOut],
    ['=', 'closing', people.closing],
  ] as const
  return (
    <p className="reconciliation">
      {parts.map(([sign, name, value]) => (
        <span key={name}>
          {sign && <i>{sign}</i>}
          {t(`time.${name}`)} <b>{whole(value)}</b>
        </span>
      ))}
      {latest && <span>{t('time.late')}</span>}
      <span className="journeys">
        {t('time.wentAway')} <b>{whole(people.wentAway)}</b> · {t('time.cameHome')} <b>{whole(people.cameHome)}</b>
      </span>
    </p>
  )
}
