import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Budget, Costs } from '../../api/contract/budget.ts'
import { codeName, GROUPS } from '../../api/contract/codes.ts'
import { useCountText } from '../analysis/useCountText.ts'
import { yuan } from '../format.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { Section } from '../parts/Section.tsx'
import { AreaBars } from '../scenarios/AreaBars.tsx'
import { Figures } from '../scenarios/Figures.tsx'
import { useMeasureText } from '../scenarios/measureText.ts'
import { NOTHING_SELECTED, useView } from '../view.ts'
import { withAge, withGroup } from './narrower.ts'
import type { Question } from './question.ts'

/** The answer in one sentence, four figures, and where and at what age the money goes. Each number opens its rows. */
export function Found({ budget, question }: { budget: Budget; question: Question }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const words = codeLanguage(language)
  const count = useCountText()
  const { text } = useMeasureText()
  const openRows = (area: string, filter = budget.filter) =>
    useView.getState().go({ ...NOTHING_SELECTED, dock: 'table', filter, area }, 'stay')
  if (budget.people === 0) return <p>{t('budget.none')}</p>
  if (budget.extraYuan === null) return <p>{t('budget.few')}</p>
  const lineOf = (key: string, name: string, { people, extraYuan }: Costs, open: () => void) => ({
    key,
    name,
    value: extraYuan === null ? null : Math.abs(extraYuan),
    text: extraYuan === null ? t('scenarios.untold') : yuan(extraYuan, language),
    title: t('budget.open', { name, people: text(people, 'people'), extra: text(extraYuan, 'yuan') }),
    open,
  })
  const detailOf = ({ beforeYuan, afterYuan }: Costs) =>
    beforeYuan === null || afterYuan === null
      ? {}
      : { detail: t('budget.fromTo', { before: text(beforeYuan, 'yuan'), after: text(afterYuan, 'yuan') }) }
  const ageName = (from: number, to: number | null) => (to === null ? t('budget.ageOpen', { from }) : t('budget.age', { from, to }))
  return (
    <>
      <p className="told" aria-live="polite">
        {t('budget.sentence', {
          change: changeText(question, t),
          people: text(budget.people, 'people'),
          verb: budget.extraYuan < 0 ? t('budget.less') : t('budget.more'),
          extra: yuan(Math.abs(budget.extraYuan), language),
        })}
      </p>
      <Figures
        figures={[
          { id: 'extra', title: t('budget.extra'), value: budget.extraYuan, unit: 'yuan' },
          { id: 'people', title: t('budget.people'), value: budget.people, unit: 'people' },
          { id: 'before', title: t('budget.before'), value: budget.beforeYuan, unit: 'yuan' },
          { id: 'after', title: t('budget.after'), value: budget.afterYuan, unit: 'yuan' },
        ]}
        onOpen={() => openRows(budget.area)}
      />
      <p className="quiet">{t('budget.payments', { count: budget.payments === null ? t('scenarios.untold') : count(budget.payments) })}</p>
      <Section title={t('budget.ages')} note={t('budget.extra')}>
        <AreaBars
          lines={budget.ages.map((age) =>
            lineOf(`${age.from}`, ageName(age.from, age.to), age, () => openRows(budget.area, withAge(budget.filter, age.from, age.to))),
          )}
        />
      </Section>
      {budget.children.length > 0 && (
        <Section title={t('budget.areas')} note={t('budget.extra')}>
          <AreaBars
            lines={budget.children
              .toSorted((a, b) => Math.abs(b.extraYuan ?? 0) - Math.abs(a.extraYuan ?? 0))
              .map((child) => ({ ...lineOf(child.code, child.name, child, () => openRows(child.code)), ...detailOf(child) }))}
          />
        </Section>
      )}
      {budget.groups.length > 0 && (
        <Section title={t('budget.groups')} note={t('budget.people')}>
          <AreaBars
            lines={budget.groups.map(({ group, people }) => ({
              key: `${group}`,
              name: codeName(GROUPS, group, words),
              value: people,
              text: text(people, 'people'),
              title: `${codeName(GROUPS, group, words)} ${text(people, 'people')}`,
              open: () => openRows(budget.area, withGroup(budget.filter, group)),
            }))}
          />
        </Section>
      )}
    </>
  )
}

function changeText({ change, value }: Question, t: TFunction): string {
  if (change === 'add') return t('budget.add', { value })
  if (change === 'set') return t('budget.set', { value })
  return value < 0 ? t('budget.percentDown', { value: -value }) : t('budget.percentUp', { value })
}
