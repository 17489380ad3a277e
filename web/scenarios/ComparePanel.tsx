import { BorderVerticleOutlined, FilePdfOutlined, SplitCellsOutlined } from '@ant-design/icons'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { Button, ConfigProvider, Segmented, Select, Skeleton } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scenario, ScenarioRun } from '../../api/contract/scenarios.ts'
import { useRoomForTwo } from '../map/twin/useTwin.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { Trouble } from '../parts/QueryState.tsx'
import { useLayout } from '../parts/useLayout.ts'
import { useView } from '../view.ts'
import { apart } from './apart.ts'
import { areaLines, groupLines, measuresOfBoth, totalLines, type Line } from './compare.ts'
import './Compare.css'
import { useMeasureText } from './measureText.ts'
import { openMeasure } from './openMeasure.ts'
import { usePage } from './page/usePage.ts'
import { scenarioQuery, scenariosQuery } from './scenarios.queries.ts'
import { useScenarioMap } from './useScenarioMap.ts'

const PARTS = ['totals', 'areas', 'groups'] as const
type Part = (typeof PARTS)[number]

/** Two scenarios side by side, on one map divided by a line or on two that move together; tables say what differs by total, area and group. */
export default function ComparePanel() {
  const { t } = useTranslation()
  const language = useView((view) => codeLanguage(view.language))
  const layout = useLayout()
  const { data: list } = useQuery(scenariosQuery())
  const right = useView((view) => view.scenario)
  const left = useView((view) => view.beside)
  const { ran: one, query: readingOne } = useRun(left)
  const { ran: other, query: readingOther } = useRun(right)
  const both = useMemo(() => (one && other ? measuresOfBoth(one.scenario, other.scenario) : []), [one, other])
  const [part, setPart] = useState<Part>('totals')
  const [wanted, setWanted] = useState<string | null>(null)
  const measure = both.find(({ id }) => id === wanted) ?? both[0]
  useScenarioMap(other?.shown ?? null, one?.shown ?? null, measure ?? other?.scenario.measures[0])
  const options = [...(list?.items ?? []), ...[one, other].flatMap((ran) => (ran && !ran.scenario.own ? [ran.scenario] : []))].map(
    ({ id, name }) => ({ value: id, label: name }),
  )
  const [shortLeft, shortRight] = one && other ? apart(one.scenario.name, other.scenario.name) : []
  const sides = [
    { name: t('compare.left'), key: 'beside', id: left, taken: right, short: shortLeft, reading: readingOne },
    { name: t('compare.right'), key: 'scenario', id: right, taken: left, short: shortRight, reading: readingOther },
  ]
  return (
    <div className="compare-panel">
      <ConfigProvider componentSize={layout === 'phone' ? 'middle' : 'small'}>
        <header>
          {sides.map(({ name, key, id, taken, short, reading }) => (
            <Select
              key={key}
              aria-label={name}
              prefix={name}
              placeholder={t(reading?.isLoading ? 'state.loading' : 'compare.choose')}
              value={options.find(({ value }) => value === id)?.value}
              labelRender={({ label }) => short ?? label}
              popupMatchSelectWidth={false}
              options={options.filter(({ value }) => value !== taken)}
              onChange={(chosen) => useView.getState().adjust({ [key]: chosen })}
            />
          ))}
          {both.length > 1 && measure && (
            <Select
              aria-label={t('compare.measure')}
              value={measure.id}
              options={both.map(({ id, title }) => ({ value: id, label: title[language] }))}
              onChange={setWanted}
            />
          )}
          {one && other && <Split />}
          {one && other && <PrintButton left={one} right={other} />}
        </header>
      </ConfigProvider>
      {!one || !other ? (
        <NotYet reading={[readingOne, readingOther]} />
      ) : both.length === 0 || !measure ? (
        <p className="quiet">{t('compare.other')}</p>
      ) : (
        <div className={`compare-tables of-${part}`}>
          <Segmented<Part>
            size="small"
            aria-label={t('compare.part')}
            value={part}
            onChange={setPart}
            options={PARTS.map((value) => ({ value, label: t(`compare.${value}`) }))}
          />
          <Differences part="totals" title={t('compare.totals')} lines={totalLines(both, sidesOf(one, other))} left={one} right={other} />
          <Differences
            part="areas"
            title={`${t('compare.areas')} · ${measure.title[language]}`}
            lines={areaLines(measure, sidesOf(one, other))}
            left={one}
            right={other}
          />
          <Differences part="groups" title={t('compare.groups')} lines={groupLines(sidesOf(one, other))} left={one} right={other} />
        </div>
      )}
    </div>
  )
}

/** One map divided by a line, or two: two need room. */
function Split() {
  const { t } = useTranslation()
  const room = useRoomForTwo()
  const split = useView((view) => view.split)
  if (!room) return null
  return (
    <Segmented<'line' | 'twin'>
      aria-label={t('compare.split')}
      value={split === 'twin' ? 'twin' : 'line'}
      onChange={(chosen) => useView.getState().go({ split: chosen === 'twin' ? 'twin' : null })}
      options={[
        { value: 'line', icon: <BorderVerticleOutlined />, label: t('compare.line') },
        { value: 'twin', icon: <SplitCellsOutlined />, label: t('compare.twin') },
      ]}
    />
  )
}

interface Ran {
  readonly scenario: Scenario
  readonly run: ScenarioRun
  readonly shown: { readonly name: string; readonly outcome: ScenarioRun['outcome'] }
}
const sidesOf = (left: Ran, right: Ran) => ({ left: left.run.outcome, right: right.run.outcome })

type Reading = UseQueryResult<Scenario>
/** A scenario with its last run, null while there is none; and how far its reading is, null where none is chosen. */
function useRun(id: string | null): { ran: Ran | null; query: Reading | null } {
  const query = useQuery({ ...scenarioQuery(id ?? ''), enabled: id !== null })
  const { data: scenario } = query
  const ran = useMemo(() => {
    const run = scenario?.runs[0]
    return scenario && run ? { scenario, run, shown: { name: scenario.name, outcome: run.outcome } } : null
  }, [scenario])
  return { ran, query: id === null ? null : query }
}

/** Why there is nothing to compare: one is not chosen, not read, not to be had, or never ran for this reader. */
function NotYet({ reading }: { reading: readonly (Reading | null)[] }) {
  const { t } = useTranslation()
  const failed = reading.find((query) => query?.error)
  if (failed?.error) return <Trouble error={failed.error} onRetry={() => void failed.refetch()} />
  if (reading.some((query) => query?.isLoading)) return <Skeleton active title={false} paragraph={{ rows: 3 }} className="skeleton" />
  const unrun = reading.find((query) => query?.data && query.data.runs.length === 0)?.data
  return <p className="quiet">{unrun ? t('compare.unrun', { name: unrun.name }) : t('compare.pick')}</p>
}

function Differences({ part, title, lines, left, right }: { part: Part; title: string; lines: readonly Line[]; left: Ran; right: Ran }) {
  const { t } = useTranslation()
  const language = useView((view) => codeLanguage(view.language))
  const { text, difference } = useMeasureText()
  if (lines.length === 0) return null
  const [one, other] = apart(left.scenario.name, right.scenario.name)
  const number = (ran: Ran, { unit, opens, name }: Line, value: number | null) => (
    <button
      type="button"
      title={t('scenarios.rows', { name: name[language] })}
      onClick={() => openMeasure(ran.scenario, opens.measure, opens.area, opens.group)}
    >
      {text(value, unit)}
    </button>
  )
  return (
    <section className={`compare-table ${part}`} aria-label={title}>
      <h3>{title}</h3>
      <div className="compare-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('compare.name')}</th>
              <th scope="col" title={left.scenario.name}>
                {one}
              </th>
              <th scope="col" title={right.scenario.name}>
                {other}
              </th>
              <th scope="col">{t('compare.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.key}>
                <th scope="row" title={line.name[language]}>
                  {line.name[language]}
                </th>
                <td>{number(left, line, line.left)}</td>
                <td>{number(right, line, line.right)}</td>
                <td className={verdict(line)}>{difference(line.left, line.right, line.unit)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** Whether a difference is for the better, where that is known. */
function verdict({ better, left, right }: Line): string | undefined {
  if (better === null || left === null || right === null || left === right) return undefined
  return right > left === (better === 'more') ? 'better' : 'worse'
}

function PrintButton({ left, right }: { left: Ran; right: Ran }) {
  const { t } = useTranslation()
  const page = usePage()
  return (
    <Button icon={<FilePdfOutlined />} loading={page.isPending} onClick={() => page.mutate({ ...right, beside: left })}>
      {page.isPending ? t('scenarios.printing') : t('compare.print')}
    </Button>
  )
}
