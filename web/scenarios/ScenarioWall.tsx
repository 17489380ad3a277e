import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useEffect, useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scenario } from '../../api/contract/scenarios.ts'
import type { Session } from '../../api/contract/session.ts'
import { day } from '../format.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { QueryState, Trouble } from '../parts/QueryState.tsx'
import { LoadingLine } from '../shell/LoadingLine.tsx'
import { useView } from '../view.ts'
import '../wall/wall.css'
import { AreaBars } from './AreaBars.tsx'
import { Figures } from './Figures.tsx'
import { Steps, useAreaLines } from './Reading.tsx'
import { scenarioQuery, useScenarios } from './scenarios.queries.ts'
import './ScenarioWall.css'
import { Told } from './Told.tsx'
import { useScenarioMap } from './useScenarioMap.ts'

/** Edge left free below, CSS pixels. */
const FOOT = 40

interface Props {
  id: string
  session: Session
  map(insets: { left: number; right: number; top: number; bottom: number }): ReactNode
}

/** A finished scenario for a meeting room: large, without controls, beside the map it is about. */
export default function ScenarioWall({ id, session, map }: Props) {
  const { t } = useTranslation()
  const query = useQuery(scenarioQuery(id))
  const width = Math.min(760, window.innerWidth * 0.34)
  return (
    <div className="atlas wall">
      {map({ left: width, right: width, top: 60, bottom: FOOT })}
      <LoadingLine />
      {query.data ? (
        <Sides scenario={query.data} demo={session.demo} />
      ) : (
        <aside className="wall-side left" aria-label={t('scenarios.title')}>
          <QueryState query={query} lines={10}>
            {() => null}
          </QueryState>
        </aside>
      )}
    </div>
  )
}

function Sides({ scenario, demo }: { scenario: Scenario; demo: boolean }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const words = codeLanguage(language)
  const { run: running } = useScenarios()
  const { mutate, isIdle, isError, error } = running
  const [run] = scenario.runs
  const [main] = scenario.measures
  useEffect(() => {
    if (!run && isIdle) mutate(scenario.id)
  }, [run, isIdle, mutate, scenario.id])
  const shown = useMemo(() => (run ? { name: scenario.name, outcome: run.outcome } : null), [run, scenario.name])
  useScenarioMap(shown, null, main)
  if (!run) {
    return (
      <aside className="wall-side left scenario-wall" aria-label={t('scenarios.title')}>
        <h1>{scenario.name}</h1>
        {isError ? (
          <Trouble error={error} onRetry={() => mutate(scenario.id)} />
        ) : (
          <>
            <p className="quiet">{t('scenarios.firstRun')}</p>
            <Skeleton active title={false} />
          </>
        )}
      </aside>
    )
  }
  return (
    <>
      <aside className="wall-side left scenario-wall" aria-label={t('scenarios.says')}>
        <h1>{scenario.name}</h1>
        <p className="quiet">
          {scenario.area.name} · {t('scenarios.wallSource', { day: day(run.outcome.asOf, language) })}
          {demo && <em className="demo-tag">{t('demo')}</em>}
        </p>
        <Told scenario={scenario} run={run} still />
      </aside>
      <aside className="wall-side right scenario-wall" aria-label={t('scenarios.figures')}>
        <Figures
          figures={scenario.measures
            .slice(0, 4)
            .map((measure) => ({ ...measure, title: measure.title[words], value: run.outcome.measures[measure.id] ?? null }))}
        />
        <Bars scenario={scenario} title={main?.title[words] ?? ''} />
      </aside>
    </>
  )
}

function Bars({ scenario, title }: { scenario: Scenario; title: string }) {
  const { t } = useTranslation()
  const lines = useAreaLines(scenario, scenario.runs[0]!)
  if (lines.length === 0) return null
  return (
    <section aria-label={t('scenarios.byArea')}>
      <h2>
        {t('scenarios.byArea')} <small className="quiet">{title}</small>
      </h2>
      <AreaBars lines={lines.slice(0, 7).map(({ open: _, ...line }) => line)} />
      <Steps scenario={scenario} run={scenario.runs[0]!} />
    </section>
  )
}
