import { useTranslation } from 'react-i18next'
import { whole } from '../format.ts'

/** A count; of fewer than five people outside what the account sees, only that there are few. */
export function useCountText(): (count: number | null) => string {
  const { t } = useTranslation()
  return (count) => (count === null ? t('filter.few') : whole(count))
}
