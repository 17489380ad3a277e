import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Analysis } from '../../api/contract/analysis.ts'
import { QueryState } from '../parts/QueryState.tsx'
import { Section } from '../parts/Section.tsx'
import { ToolHead } from '../parts/ToolHead.tsx'
import type { ToolProps } from '../tools/tool.ts'
import { useView } from '../view.ts'
import AgePyramid from './AgePyramid.tsx'
import { Facets } from './Facets.tsx'
import { Matched } from './Matched.tsx'
import { analysisQuery } from './queries.ts'
import { Sentence } from './Sentence.tsx'
import { useFilter } from './useFilter.ts'
import { useResting } from './useResting.ts'
import './FilterPanel.css'

/** Who and what is looked at: a sentence, what it comes to, and by every attribute the way to narrow it. */
export default function FilterPanel({ area }: ToolProps) {
  const { t } = useTranslation()
  const { filter, text, broken } = useFilter()
  const query = useQuery(analysisQuery(area, useResting(text)))
  return (
    <div className="filter-panel" aria-busy={query.isFetching}>
      <ToolHead title={t('filter.title')} />
      {broken && (
        <Alert
          type="warning"
          title={t('filter.broken')}
          action={<Button onClick={() => useView.getState().go({ filter: null }, 'stay')}>{t('filter.clear')}</Button>}
        />
      )}
      <Sentence filter={filter} />
      <QueryState query={query} lines={12}>
        {(analysis) => (
          <>
            <Matched analysis={analysis} filtered={text !== ''} />
            <Ages analysis={analysis} />
            <Facets analysis={analysis} filter={filter} />
          </>
        )}
      </QueryState>
    </div>
  )
}

function Ages({ analysis }: { analysis: Analysis }) {
  const { t } = useTranslation()
  const { filter } = useFilter()
  return (
    <Section title={t('section.pyramid')} note={t('filter.brush')}>
      <AgePyramid pyramid={analysis.pyramid} own={filter.find(({ dimension }) => dimension === 'age') ?? null} />
    </Section>
  )
}
