import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { InputNumber, Segmented, Select } from 'antd'
import { useEffect, useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { BUDGET_CHANGES, BUDGET_LIMITS, countBudget, PAID_ITEMS, type Budget, type BudgetChange } from '../../api/contract/budget.ts'
import type { Measure } from '../../api/contract/scenarios.ts'
import { Sentence } from '../analysis/Sentence.tsx'
import { setCondition, useFilter } from '../analysis/useFilter.ts'
import { useResting } from '../analysis/useResting.ts'
import { callLong } from '../jobs/longAnswer.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { AnswerState } from '../parts/AnswerState.tsx'
import { Section } from '../parts/Section.tsx'
import { ToolHead } from '../parts/ToolHead.tsx'
import { useScenarioMap, type Shown } from '../scenarios/useScenarioMap.ts'
import { KeepButton } from '../scenarios/KeepButton.tsx'
import type { ToolProps } from '../tools/tool.ts'
import { useView } from '../view.ts'
import './Budget.css'
import { Found } from './Found.tsx'
import { FIRST_QUESTION, formatQuestion, parseQuestion, type Question } from './question.ts'
import { JobLine } from '../jobs/JobLine.tsx'

/** Age that a first look at the old-age allowance begins with. */
const FIRST_AGE = 80

const budgetQuery = (area: string, filter: string, { item, change, value }: Question) =>
  queryOptions({
    queryKey: ['budget', area, filter, item, change, value],
    queryFn: ({ signal }) => callLong('budget', countBudget, { body: { area, filter, item, change, value } }, signal),
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  })

/** What a benefit would cost in a year if its payments changed: who, where, how much, before and after. */
export default function BudgetPanel({ area }: ToolProps) {
  const { t } = useTranslation()
  const language = useView((view) => codeLanguage(view.language))
  const asked = useView((view) => view.budget)
  const question = parseQuestion(asked)
  const { filter, text } = useFilter()
  const rested = useResting(text)
  // Not before the first question stands whole: what nobody asked need not be worked out.
  const budget = useQuery({ ...budgetQuery(area, rested, question), enabled: asked !== null && rested === text })
  const dock = useView((view) => view.dock)
  const shown = useMemo(() => (budget.data && dock !== 'compare' ? shownOf(budget.data) : null), [budget.data, dock])
  useScenarioMap(shown, null, EXTRA)
  const item = useId()
  const age = useId()
  useEffect(() => {
    const { budget: given, filter: whom, adjust } = useView.getState()
    if (given === null) adjust({ budget: formatQuestion(FIRST_QUESTION), filter: whom ?? `age:${FIRST_AGE}-` })
  }, [])
  const ask = (change: Partial<Question>) => useView.getState().adjust({ budget: formatQuestion({ ...question, ...change }) })
  const [least, most] = BUDGET_LIMITS[question.change]
  const ages = filter.find((condition) => condition.dimension === 'age')
  const from = ages?.kind === 'range' && ages.ranges.length === 1 && ages.ranges[0]!.to === null ? ages.ranges[0]!.from : null
  const setAge = (years: number | null) =>
    setCondition('age', years ? { dimension: 'age', kind: 'range', ranges: [{ from: years, to: null }] } : null)
  return (
    <div className="budget-panel" aria-busy={budget.isFetching}>
      <ToolHead title={t('budget.title')}>{t('budget.hint')}</ToolHead>
      <KeepButton kind="budget" question={{ area, filter: text, ...question }} disabled={!budget.data} />
      <label htmlFor={item}>{t('budget.item')}</label>
      <Select
        id={item}
        showSearch={{ optionFilterProp: 'label' }}
        value={question.item}
        onChange={(code) => ask({ item: code })}
        options={PAID_ITEMS.map((one) => ({ value: one.code, label: one[language] }))}
      />
      <div className="budget-change">
        <Segmented<BudgetChange>
          aria-label={t('budget.change')}
          value={question.change}
          onChange={(change) => ask({ change, value: firstValue(change) })}
          options={BUDGET_CHANGES.map((change) => ({ value: change, label: t(`budget.changes.${change}`) }))}
        />
        <InputNumber
          aria-label={t('budget.value')}
          value={question.value}
          min={least}
          max={most}
          step={question.change === 'percent' ? 5 : 10}
          precision={2}
          formatter={(shown) => String(Number(shown ?? 0))}
          suffix={question.change === 'percent' ? '%' : t('budget.yuan')}
          onChange={(chosen) => typeof chosen === 'number' && ask({ value: chosen })}
        />
      </div>
      <label htmlFor={age}>{t('budget.fromAge')}</label>
      <InputNumber
        id={age}
        value={from}
        min={0}
        max={110}
        step={5}
        precision={0}
        placeholder={t('budget.anyAge')}
        suffix={from === null ? undefined : t('budget.ageUnit')}
        onChange={(years) => setAge(typeof years === 'number' ? years : null)}
      />
      <Section title={t('budget.whom')}>
        <Sentence filter={filter} ofPeople />
      </Section>
      <JobLine of="budget" busy={budget.isFetching} text={t('budget.computing')} />
      <AnswerState query={budget} asked={question} askedKey={`${area} ${rested} ${formatQuestion(question)}`}>
        {(found, of) => <Found budget={found} question={of} />}
      </AnswerState>
      <p className="quiet">{t('budget.basis')}</p>
    </div>
  )
}

const EXTRA: Measure = { id: 'extra', title: { zh: '一年增减', en: 'Change a year' }, unit: 'yuan', better: null }

/** The areas below by what they cost more, for the map. */
const shownOf = ({ asOf, children }: Budget): Shown => ({
  name: '',
  outcome: { asOf, measures: {}, townships: children.map(({ code, name, extraYuan }) => ({ code, name, measures: { extra: extraYuan } })) },
})

/** A small change to begin with. */
const firstValue = (change: BudgetChange): number => (change === 'percent' ? 10 : change === 'set' ? 150 : FIRST_QUESTION.value)
