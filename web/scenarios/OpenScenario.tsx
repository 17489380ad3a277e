import { DiffOutlined, FilePdfOutlined, LeftOutlined, ReloadOutlined, RightSquareOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Skeleton } from 'antd'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scenario } from '../../api/contract/scenarios.ts'
import { keptView } from '../bookmarks/saved.ts'
import { day } from '../format.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { QueryState, Trouble } from '../parts/QueryState.tsx'
import { isCancelled } from '../jobs/longAnswer.ts'
import { StopButton } from '../jobs/StopButton.tsx'
import { useView } from '../view.ts'
import { usePage } from './page/usePage.ts'
import { ChangeOnMap } from './ChangeOnMap.tsx'
import { Reading } from './Reading.tsx'
import { scenarioQuery, useScenarios } from './scenarios.queries.ts'
import { ShareButton } from './ShareButton.tsx'
import { useScenarioMap } from './useScenarioMap.ts'

/** One scenario: its reading, and what can be done with it. Another's is counted within one's own scope when first opened. */
export function OpenScenario({ id }: { id: string }) {
  const { t } = useTranslation()
  const query = useQuery(scenarioQuery(id))
  return (
    <>
      <header className="tool-head">
        <button type="button" className="link" onClick={() => useView.getState().go({ scenario: null }, 'stay')}>
          <LeftOutlined /> {t('scenarios.back')}
        </button>
      </header>
      <QueryState query={query} lines={10}>
        {(scenario) => <Opened scenario={scenario} />}
      </QueryState>
    </>
  )
}

function Opened({ scenario }: { scenario: Scenario }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const language = useView((view) => view.language)
  const words = codeLanguage(language)
  const dock = useView((view) => view.dock)
  const { run: running } = useScenarios()
  const [run] = scenario.runs
  const { mutate, isIdle } = running
  useEffect(() => {
    if (!run && isIdle) mutate(scenario.id)
  }, [run, isIdle, mutate, scenario.id])
  const shown = useMemo(() => (run ? { name: scenario.name, outcome: run.outcome } : null), [run, scenario.name])
  useScenarioMap(dock === 'compare' ? null : shown, null, scenario.measures[0])
  const page = usePage()
  const now = useView.getState
  return (
    <>
      {scenario.kind === 'roadCut' && dock !== 'compare' && <ChangeOnMap scenario={scenario} />}
      <header>
        <h2>{scenario.name}</h2>
        <p className="quiet">
          {[
            scenario.kindTitle[words],
            scenario.area.name,
            ...(scenario.asked[words] === scenario.name ? [] : [scenario.asked[words]]),
          ].join(' · ')}
        </p>
        {run && <p className="quiet">{t('scenarios.asOf', { day: day(run.outcome.asOf, language), version: run.version.slice(0, 6) })}</p>}
        {!scenario.own && <p className="quiet">{t('scenarios.othersHint')}</p>}
      </header>
      <div className="scenario-actions">
        {running.isPending ? (
          <StopButton of="scenarios" text={t('scenarios.rerun')} />
        ) : (
          <Button
            size="small"
            type={run && !scenario.current ? 'primary' : 'default'}
            icon={<ReloadOutlined />}
            onClick={() =>
              mutate(scenario.id, {
                onError: (error) => void (isCancelled(error) ? message.info(t('jobs.stopped')) : message.error(error.message)),
              })
            }
          >
            {t('scenarios.rerun')}
          </Button>
        )}
        {dock !== 'compare' && (
          <>
            <Button size="small" icon={<DiffOutlined />} disabled={!run} onClick={() => now().go({ dock: 'compare' }, 'stay')}>
              {t('scenarios.compare')}
            </Button>
            <Button
              size="small"
              icon={<FilePdfOutlined />}
              disabled={!run}
              loading={page.isPending}
              onClick={() => run && page.mutate({ scenario, run })}
            >
              {page.isPending ? t('scenarios.printing') : t('scenarios.print')}
            </Button>
          </>
        )}
        {scenario.own && <ShareButton scenario={scenario} />}
        <Button size="small" icon={<RightSquareOutlined />} onClick={() => now().visit(keptView(scenario.address, now()))}>
          {t('scenarios.openTool')}
        </Button>
      </div>
      {run && !scenario.current && <p role="status">{t('scenarios.stale')}</p>}
      {run ? (
        <Reading scenario={scenario} run={run} />
      ) : running.isError ? (
        <Trouble error={running.error} onRetry={() => mutate(scenario.id)} />
      ) : (
        <>
          <p className="quiet" role="status">
            {t('scenarios.firstRun')}
          </p>
          <Skeleton active title={false} paragraph={{ rows: 8 }} className="skeleton" />
        </>
      )}
    </>
  )
}
