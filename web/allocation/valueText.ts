import { useTranslation } from 'react-i18next'
import { OBJECTIVES, type AllocationGoal } from '../../api/contract/allocation.ts'
import { whole } from '../format.ts'

/** Minutes to one decimal. */
export const minutesText = (minutes: number): string => minutes.toFixed(1)

/** A value of an objective with its unit. */
export function useValueText(objective: string | undefined, costed = false): (value: number) => string {
  const { t } = useTranslation()
  const goal: AllocationGoal = OBJECTIVES.find((one) => one === objective) ?? 'covering'
  return (value) => {
    if (goal === 'covering') return t('allocation.unitPeople', { value: whole(value) })
    if (goal === 'setCover')
      return t(costed ? 'allocation.unitMoney' : 'allocation.unitPlaces', { value: costed ? value.toFixed(1) : whole(value) })
    return t('allocation.unitMinutes', { value: minutesText(value) })
  }
}
