import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Allocation } from '../../api/contract/allocation.ts'
import { useCountText } from '../analysis/useCountText.ts'
import { Section } from '../parts/Section.tsx'
import { useSolving } from './solving.ts'
import { minutesText } from './valueText.ts'

/** A village that was clicked: where its people go, how long it took and takes them, and who is left out. */
export function UnitCard({ answer }: { answer: Allocation }) {
  const { t } = useTranslation()
  const count = useCountText()
  const shown = useSolving((state) => state.shown)
  const unit = shown?.startsWith('u') ? answer.units[Number(shown.slice(1))] : undefined
  if (!unit) return null
  const times = (minutes: number | null) =>
    minutes === null ? t('allocation.noWay') : t('allocation.unitMinutes', { value: minutesText(minutes) })
  const site = unit.site === null ? null : answer.sites[unit.site]!
  return (
    <Section title={unit.name}>
      <p>
        {t('allocation.unitPeopleHere', { count: count(unit.people) })}
        {answer.before && t('allocation.unitBefore', { time: times(unit.before) })}
        {t('allocation.unitAfter', { time: times(unit.after) })}
        {site && t('allocation.unitSite', { number: unit.site! + 1, name: site.name })}
      </p>
      {unit.beyond !== 0 && (
        <p>
          {t('allocation.unitBeyond', { count: count(unit.beyond), minutes: answer.question.minutes })}
          {answer.exact && (
            <Button type="link" size="small" onClick={() => useSolving.setState({ list: { village: unit.code } })}>
              {t('allocation.list')}
            </Button>
          )}
        </p>
      )}
    </Section>
  )
}
