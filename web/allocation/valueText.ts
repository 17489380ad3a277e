import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { OBJECTIVES, type AllocationGoal } from '../../api/contract/allocation.ts'
import { whole } from '../format.ts'

/** Minutes to one decimal. */
export const minutesText = (minutes: number): string => minutes.toFixed(1)

/** How far a plan may be from the best, a ratio, in percent; a difference too small to be written is not written as none. */
export const gapText = (gap: number, t: TFunction): string =>
  gap > 0 && gap < 0.001 ? t('allocation.gapUnder', { percent: 0.1 }) : `${(gap * 100).toFixed(1)}%`

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
