import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Segmented, Skeleton } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api.ts'
import { showShapes, useDrawing } from '../map/draw/drawing.ts'
import { ToolHead } from '../parts/ToolHead.tsx'
import { Trouble } from '../parts/QueryState.tsx'
import type { ToolProps } from '../tools/tool.ts'
import { Answer } from './Answer.tsx'
import './Ask.css'
import { useAsk } from './askState.ts'
import { DrawControls } from './DrawControls.tsx'
import { AreaControls, MetersControl } from './MetersControl.tsx'
import { PeopleList } from './PeopleList.tsx'
import { selectionQuery } from './queries.ts'
import type { ShapeKind } from './shape.ts'
import { OWNER, startMode, useShape } from './useShape.ts'

const MODES: readonly ShapeKind[] = ['polygon', 'circle', 'line', 'area']

/** Draws on the map, and says at once who and what is inside. */
export default function AskPanel({ area }: ToolProps) {
  const { t } = useTranslation()
  const shape = useShape()
  const mode = useAsk((state) => state.mode)
  const list = useAsk((state) => state.list)
  const crossed = useDrawing(({ faults, owner }) => owner === OWNER && faults.length > 0)
  const query = useQuery({ ...selectionQuery(shape), placeholderData: keepPreviousData })
  const answer = shape && !query.isError ? query.data : undefined
  const fresh = answer && !query.isPlaceholderData ? answer : undefined

  useEffect(() => {
    if (!fresh) {
      showShapes(OWNER, [])
      return
    }
    const edge = mode === 'line' || mode === 'area' ? 2 : 0
    showShapes(
      OWNER,
      fresh.outline.coordinates.map((rings) => ({ kind: 'polygon', rings, ink: 'accent', fill: 0.2, width: edge })),
    )
  }, [fresh, mode])

  if (shape && fresh && list) return <PeopleList shape={shape} statistics={fresh} whom={list} />
  return (
    <div className="ask">
      <ToolHead title={t('ask.title')} />
      <Segmented
        block
        aria-label={t('ask.how')}
        options={MODES.map((value) => ({ value, label: t(`ask.mode.${value}`) }))}
        value={mode}
        onChange={(next) => startMode(next, area)}
      />
      {mode === 'area' ? <AreaControls area={area} /> : <DrawControls mode={mode} />}
      {mode === 'line' && <MetersControl />}
      {crossed && (
        <p className="ask-note bad" role="alert">
          {t('ask.crossed')}
        </p>
      )}
      {shape && query.isError && <Refused error={query.error} onRetry={() => void query.refetch()} />}
      {shape && query.isPending && <Skeleton active title={false} paragraph={{ rows: 6 }} className="skeleton" />}
      {answer && (
        <div className={fresh ? undefined : 'ask-stale'} aria-busy={!fresh} aria-live="polite">
          <Answer statistics={answer} />
        </div>
      )}
    </div>
  )
}

/** A drawing that cannot be answered gets the server's sentence; it stays on the map to be changed. */
function Refused({ error, onRetry }: { error: Error; onRetry(): void }) {
  const { t } = useTranslation()
  if (!(error instanceof ApiError) || error.status === 0 || error.status >= 500) return <Trouble error={error} onRetry={onRetry} />
  return (
    <p className="ask-note bad" role="alert">
      {error.status === 404 ? t('state.notFound') : error.message}
    </p>
  )
}
