import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Filter } from '../../api/contract/filter.ts'
import type { ReachSet } from '../../api/contract/reach.ts'
import { AnswerState } from '../parts/AnswerState.tsx'
import { Curve } from './Curve.tsx'
import { Found } from './Found.tsx'
import { coverageQuery } from './queries.ts'
import { formatQuestion, type Question } from './question.ts'
import { useLitHouses } from './useLitHouses.ts'
import { JobLine } from '../jobs/JobLine.tsx'

interface Props {
  area: string
  filter: Filter
  text: string
  question: Question
  onList(set: ReachSet): void
}

/** Who gets there in time and who does not, by time, group and area. */
export function CoverPart({ area, filter, text, question, onList }: Props) {
  const { t } = useTranslation()
  const [lit, setLit] = useState(false)
  const coverage = useQuery(coverageQuery(area, text, question))
  useLitHouses(lit ? { area, filter: text, question, set: 'beyond' } : null)
  return (
    <>
      <JobLine of="reach" busy={coverage.isFetching} text={t('reach.computing')} />
      <AnswerState query={coverage} asked={{ question, filter }} askedKey={`${area} ${text} ${formatQuestion(question)}`}>
        {(found, of) => (
          <>
            <Found coverage={found} question={of.question} filter={of.filter} lit={lit} onLight={setLit} onList={onList} />
            <Curve coverage={found} minutes={of.question.minutes} />
          </>
        )}
      </AnswerState>
    </>
  )
}
