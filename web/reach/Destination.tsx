import { useQuery } from '@tanstack/react-query'
import { Segmented, Select } from 'antd'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FACILITY_KINDS, type FacilityKind } from '../../api/contract/facilities.ts'
import { endSketch, startSketch, useDrawing } from '../map/draw/drawing.ts'
import { offeredQuery } from './queries.ts'
import type { Question } from './question.ts'

/** The sketch of the place travelled to. */
const OWNER = 'reach'

interface Props {
  area: string
  question: Question
  onAsk(change: Partial<Question>): void
}

/** Where to: the nearest of some kinds, one facility, or a place picked on the map. */
export function Destination({ area, question, onAsk }: Props) {
  const { t } = useTranslation()
  const kinds = useId()
  const one = useId()
  const [how, setHow] = useState<'nearest' | 'facility' | 'point'>(question.point ? 'point' : question.facility ? 'facility' : 'nearest')
  const facilities = useQuery({ ...offeredQuery(area, question.kinds), enabled: how === 'facility' })
  useEffect(
    () =>
      useDrawing.subscribe(({ sketch, owner, dragging }) => {
        const place = sketch?.points[0]
        if (owner === OWNER && sketch?.kind === 'point' && place && !dragging) onAsk({ point: place, facility: null })
      }),
    [onAsk],
  )
  const choose = (next: typeof how) => {
    setHow(next)
    endSketch(OWNER)
    if (next === 'point') startSketch(OWNER, 'point')
    else onAsk({ facility: null, point: null })
  }
  return (
    <>
      <label htmlFor={kinds}>{t('reach.to')}</label>
      <Segmented
        block
        aria-label={t('reach.to')}
        value={how}
        onChange={choose}
        options={(['nearest', 'facility', 'point'] as const).map((value) => ({ value, label: t(`reach.destination.${value}`) }))}
      />
      {how !== 'point' && (
        <Select<FacilityKind[]>
          id={kinds}
          mode="multiple"
          value={[...question.kinds]}
          onChange={(chosen) => chosen.length > 0 && onAsk({ kinds: chosen, facility: null })}
          options={FACILITY_KINDS.map((kind) => ({ value: kind, label: t(`ask.facility.${kind}`) }))}
        />
      )}
      {how === 'facility' && (
        <Select<number>
          id={one}
          aria-label={t('reach.destination.facility')}
          showSearch={{ optionFilterProp: 'label' }}
          loading={facilities.isFetching}
          placeholder={t('reach.chooseFacility')}
          value={question.facility}
          onChange={(facility) => onAsk({ facility })}
          options={facilities.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        />
      )}
      {how === 'point' && <p className="quiet">{t(question.point ? 'reach.pointMove' : 'reach.pointPick')}</p>}
    </>
  )
}
