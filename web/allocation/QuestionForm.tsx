import { Collapse, InputNumber, Segmented, Select, Slider } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OBJECTIVES } from '../../api/contract/allocation.ts'
import { FACILITY_KINDS } from '../../api/contract/facilities.ts'
import { TRAVEL_MODES } from '../../api/contract/travel.ts'
import { Sentence } from '../analysis/Sentence.tsx'
import { readFilter, setFilter, useFilter } from '../analysis/useFilter.ts'
import { MoreRules } from './MoreRules.tsx'
import type { FormProps } from './question.ts'

/** Groups that are asked about often, as texts of filters; any other comes from the filter tool. */
const WHOM = { all: '', aged60: 'age:60-', aged80: 'age:80-', alone: 'age:80-;group:10', disabled: 'group:7', pupils: 'age:6-14' } as const
type Whom = keyof typeof WHOM
const LEAST = 5
const MOST = 120

/** For whom, of what, how one travels, what is wanted, and how many; the rest behind one line. */
export function QuestionForm({ question, change }: FormProps) {
  const { t } = useTranslation()
  const { filter, text } = useFilter()
  const [sliding, setSliding] = useState<number | null>(null)
  const ids = { whom: useId(), kind: useId(), objective: useId(), minutes: useId(), count: useId(), share: useId() }
  const whom = (Object.keys(WHOM) as Whom[]).find((id) => WHOM[id] === text) ?? null
  const { kind, objective, mode, minutes, added, open, existing, share } = question
  const closes = existing === 'closable'
  return (
    <div className="allocation-form">
      <div className="allocation-pair">
        <div>
          <label htmlFor={ids.whom}>{t('allocation.whom')}</label>
          <Select<Whom | null>
            id={ids.whom}
            value={whom}
            placeholder={t('allocation.filtered')}
            onChange={(id) => id && setFilter(readFilter(WHOM[id]).filter)}
            options={(Object.keys(WHOM) as Whom[]).map((id) => ({ value: id, label: t(`allocation.who.${id}`) }))}
          />
        </div>
        <div>
          <label htmlFor={ids.kind}>{t('allocation.kind')}</label>
          <Select
            id={ids.kind}
            value={kind ?? 'none'}
            onChange={(chosen) => change({ kind: FACILITY_KINDS.find((one) => one === chosen) ?? null })}
            options={[
              ...FACILITY_KINDS.map((one) => ({ value: one as string, label: t(`ask.facility.${one}`) })),
              { value: 'none', label: t('allocation.anew') },
            ]}
          />
        </div>
      </div>
      {whom === null && <Sentence filter={filter} />}
      <label htmlFor={ids.objective}>{t('allocation.objective')}</label>
      <Select
        id={ids.objective}
        value={objective}
        onChange={(chosen) => change({ objective: chosen })}
        options={OBJECTIVES.map((one) => ({ value: one, label: t(`allocation.objectives.${one}`) }))}
      />
      <Segmented
        block
        aria-label={t('reach.mode')}
        value={mode}
        onChange={(chosen) => change({ mode: chosen })}
        options={TRAVEL_MODES.map((one) => ({ value: one, label: t(`reach.modes.${one}`) }))}
      />
      <label htmlFor={ids.minutes}>
        {t(objective === 'covering' || objective === 'setCover' ? 'allocation.within' : 'allocation.far', { count: sliding ?? minutes })}
      </label>
      <Slider
        id={ids.minutes}
        min={LEAST}
        max={MOST}
        step={5}
        value={sliding ?? minutes}
        onChange={setSliding}
        onChangeComplete={(chosen) => {
          setSliding(null)
          change({ minutes: chosen })
        }}
        tooltip={{ formatter: null }}
        ariaLabelForHandle={t('allocation.within', { count: sliding ?? minutes })}
      />
      {objective === 'setCover' ? (
        <div className="allocation-line">
          <label htmlFor={ids.share}>{t('allocation.share')}</label>
          <InputNumber
            id={ids.share}
            min={1}
            max={100}
            precision={0}
            suffix="%"
            value={Math.round(share * 100)}
            onChange={(percent) => percent && change({ share: percent / 100, added: null })}
          />
        </div>
      ) : (
        <div className="allocation-line">
          <label htmlFor={ids.count}>{t(closes ? 'allocation.open' : 'allocation.added')}</label>
          <InputNumber
            id={ids.count}
            min={0}
            max={closes ? 1000 : 200}
            precision={0}
            suffix={t('allocation.places')}
            value={closes ? open : added}
            onChange={(count) => change(closes ? { open: count } : { added: count })}
          />
        </div>
      )}
      <Collapse
        ghost
        size="small"
        items={[{ key: 'more', label: t('allocation.more'), children: <MoreRules question={question} change={change} /> }]}
      />
    </div>
  )
}
