import { Button, Checkbox, InputNumber, Select } from 'antd'
import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormProps } from './question.ts'
import { useCandidates } from './useCandidates.ts'

/** What there is already, what may be chosen from, money, room, and what must be. */
export function MoreRules({ question, change }: FormProps) {
  const { t } = useTranslation()
  const { drawing, toggle, names } = useCandidates(question, change)
  const { existing, added, villages, points, unit, weight, costNew, costKept, budget, capacity, eachTownship, objective } = question
  const keys = (part: 'locked' | 'barred') => (
    <Line label={t(`allocation.${part}`)}>
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={question[part]}
          onChange={(chosen) => change({ [part]: chosen })}
          options={names}
          maxTagCount="responsive"
        />
      )}
    </Line>
  )
  return (
    <div className="allocation-rules">
      <Line label={t('allocation.existing')}>
        {(id) => (
          <Select
            id={id}
            value={existing}
            onChange={(chosen) =>
              change(
                chosen === 'closable'
                  ? { existing: chosen, added: 0, open: question.open ?? 60 }
                  : { existing: chosen, open: null, added: added ?? 3 },
              )
            }
            options={(['keep', 'closable', 'ignore'] as const).map((one) => ({ value: one, label: t(`allocation.existings.${one}`) }))}
          />
        )}
      </Line>
      {existing === 'closable' && (
        <Line label={t('allocation.added')}>
          {(id) => <InputNumber id={id} min={0} max={200} precision={0} value={added} onChange={(count) => change({ added: count })} />}
        </Line>
      )}
      <Checkbox checked={villages} onChange={({ target }) => change({ villages: target.checked })}>
        {t('allocation.villages')}
      </Checkbox>
      <div className="allocation-points">
        <Button size="small" type={drawing ? 'primary' : 'default'} aria-pressed={drawing} onClick={toggle}>
          {t(drawing ? 'allocation.drawn' : 'allocation.draw')}
        </Button>
        {points.length > 0 && (
          <>
            <span className="quiet">{t('allocation.points', { count: points.length })}</span>
            <Button size="small" type="link" onClick={() => change({ points: [] })}>
              {t('filter.clear')}
            </Button>
          </>
        )}
      </div>
      <Line label={t('allocation.unit')}>
        {(id) => (
          <Select
            id={id}
            value={unit}
            onChange={(chosen) => change({ unit: chosen })}
            options={(['village', 'hamlet'] as const).map((one) => ({ value: one, label: t(`allocation.units.${one}`) }))}
          />
        )}
      </Line>
      <Line label={t('allocation.weight')}>
        {(id) => (
          <Select
            id={id}
            value={weight}
            onChange={(chosen) => change({ weight: chosen })}
            options={(['people', 'need'] as const).map((one) => ({ value: one, label: t(`allocation.weights.${one}`) }))}
          />
        )}
      </Line>
      {objective === 'capacitated' && (
        <Line label={t('allocation.capacity')}>
          {(id) => (
            <InputNumber id={id} min={1} max={1e6} precision={0} value={capacity} onChange={(room) => room && change({ capacity: room })} />
          )}
        </Line>
      )}
      <Line label={t('allocation.costNew')}>
        {(id) => <InputNumber id={id} min={0} value={costNew} onChange={(cost) => change({ costNew: cost ?? 0 })} />}
      </Line>
      <Line label={t('allocation.costKept')}>
        {(id) => <InputNumber id={id} min={0} value={costKept} onChange={(cost) => change({ costKept: cost ?? 0 })} />}
      </Line>
      <Line label={t('allocation.budget')}>
        {(id) => (
          <InputNumber
            id={id}
            min={0}
            value={budget}
            placeholder={t('allocation.unlimited')}
            onChange={(money) => change({ budget: money })}
          />
        )}
      </Line>
      <Checkbox checked={eachTownship} onChange={({ target }) => change({ eachTownship: target.checked })}>
        {t('allocation.eachTownship')}
      </Checkbox>
      {keys('locked')}
      {keys('barred')}
    </div>
  )
}

function Line({ label, children }: { label: string; children(id: string): ReactNode }) {
  const id = useId()
  return (
    <div className="allocation-line">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
