import { Button, Select } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { AllocationQuestion } from '../../api/contract/allocation.ts'
import { useFilter } from '../analysis/useFilter.ts'
import { ApiError } from '../api.ts'
import { endSketch } from '../map/draw/drawing.ts'
import { Trouble } from '../parts/QueryState.tsx'
import { ToolHead } from '../parts/ToolHead.tsx'
import { KeepButton } from '../scenarios/KeepButton.tsx'
import { whenToolCloses } from '../tools/leave.ts'
import type { ToolProps } from '../tools/tool.ts'
import { useView } from '../view.ts'
import { AllocationAnswer } from './AllocationAnswer.tsx'
import './AllocationPanel.css'
import { LeftOutPeople } from './LeftOutPeople.tsx'
import { PRESETS, type Preset } from './presets.ts'
import { FIRST_QUESTION, formatQuestion, OWNER, parseQuestion, type Question } from './question.ts'
import { QuestionForm } from './QuestionForm.tsx'
import { forget, solve, stopSolving, useSolving } from './solving.ts'
import { SolvingState } from './SolvingState.tsx'
import { usePlanOnMap } from './usePlanOnMap.ts'

/** Where to put the next ones: a question, the best plan for it, proven, and why. */
export default function AllocationPanel({ area }: ToolProps) {
  const { t } = useTranslation()
  const { text: filter } = useFilter()
  const written = useView((view) => view.allocate)
  const question = parseQuestion(written)
  const { asked, job, progress, answer, error, stopped, list } = useSolving()
  const body: AllocationQuestion = { ...question, area, filter }
  const now = `${area} ${filter} ${formatQuestion(question)}`
  const running = asked !== null && answer === null && error === null
  const stale = asked !== null && asked !== now
  const change = (part: Partial<Question>) => useView.getState().adjust({ allocate: formatQuestion({ ...question, ...part }) })
  const start = () => {
    change({})
    void solve(body, now)
  }
  const begin = ({ filter: whom, ask }: Preset) => {
    const next = { ...FIRST_QUESTION, ...ask }
    useView.getState().go({ filter: whom, allocate: formatQuestion(next) }, 'stay')
    void solve({ ...next, area, filter: whom ?? '' }, `${area} ${whom ?? ''} ${formatQuestion(next)}`)
  }

  useEffect(
    () =>
      whenToolCloses('allocation', () => {
        forget()
        endSketch(OWNER)
        useView.getState().adjust({ allocate: null })
      }),
    [],
  )
  // Whoever opens the address of a question sees its answer.
  useEffect(() => {
    if (written !== null && useSolving.getState().asked === null) void solve(body, now)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- of the address as it was opened
  }, [])
  usePlanOnMap(area)

  if (list && answer) return <LeftOutPeople answer={answer} village={list.village} />
  return (
    <div className="allocation-panel" aria-busy={job !== null}>
      <ToolHead title={t('allocation.title')}>{t('allocation.how')}</ToolHead>
      <div className="allocation-begin">
        <Select<Preset['id'] | null>
          aria-label={t('allocation.presets')}
          placeholder={t('allocation.presets')}
          value={null}
          onChange={(id) => begin(PRESETS.find((preset) => preset.id === id)!)}
          options={PRESETS.map(({ id }) => ({ value: id, label: t(`allocation.preset.${id}`) }))}
        />
        <KeepButton kind="allocation" question={{ ...body }} disabled={answer === null || stale} />
      </div>
      <QuestionForm question={question} change={change} />
      {job ? (
        <Button block danger onClick={stopSolving}>
          {t(progress?.best || answer ? 'allocation.stop' : 'allocation.stopEarly')}
        </Button>
      ) : (
        <Button block type="primary" loading={running} onClick={start}>
          {t('allocation.solve')}
        </Button>
      )}
      {job && <SolvingState />}
      {error && <Refused error={error} onRetry={start} />}
      {stale && answer && !job && (
        <p className="allocation-stale" role="status">
          {t('allocation.stale')}
        </p>
      )}
      {answer && (
        <div className={stale ? 'allocation-old' : undefined}>
          <AllocationAnswer answer={answer} />
        </div>
      )}
      {!answer && asked === null && (
        <p className={stopped ? 'allocation-stale' : 'quiet'} role={stopped ? 'status' : undefined}>
          {t(stopped ? 'allocation.stopped' : 'allocation.empty')}
        </p>
      )}
    </div>
  )
}

/** What the question cannot be is said in the server's words; the form stays to be changed. */
function Refused({ error, onRetry }: { error: Error; onRetry(): void }) {
  if (!(error instanceof ApiError) || error.status === 0 || error.status >= 500 || error.status === 403)
    return <Trouble error={error} onRetry={onRetry} />
  return (
    <p className="allocation-refused" role="alert">
      {error.message}
    </p>
  )
}
