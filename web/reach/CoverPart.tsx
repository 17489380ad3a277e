import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Filter } from '../../api/contract/filter.ts'
import { QueryState } from '../parts/QueryState.tsx'
import { Curve } from './Curve.tsx'
import { Found } from './Found.tsx'
import { coverageQuery } from './queries.ts'
import type { Question } from './question.ts'
import { useLitHouses } from './useLitHouses.ts'
import { JobLine } from '../jobs/JobLine.tsx'

interface Props {
  area: string
  filter: Filter
  text: string
  question: Question
  onList(): void
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
      <QueryState query={coverage} lines={8}>
        {(found) => (
          <>
            <Found coverage={found} question={question} filter={filter} lit={lit} onLight={setLit} onList={onList} />
            <Curve coverage={found} minutes={question.minutes} />
          </>
        )}
      </QueryState>
    </>
  )
}
