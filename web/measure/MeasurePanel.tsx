import { CopyOutlined, DeleteOutlined } from '@ant-design/icons'
import { App, Button, Segmented } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { changeSketch, endSketch, finishSketch, startSketch, useDrawing } from '../map/draw/drawing.ts'
import { byThumb } from '../map/draw/hand.ts'
import { canFinish, removePoint, type Position } from '../map/draw/sketch.ts'
import { measureArea, measureLine, type Ground } from '../map/measure/measure.ts'
import type { LonLat } from '../map/relief/geodesy.ts'
import { ToolHead } from '../parts/ToolHead.tsx'
import { useUndo } from '../parts/useUndo.tsx'
import { useView } from '../view.ts'
import { MeasureFacts } from './MeasureFacts.tsx'
import { clearMeasurements, keepMeasurement, useMeasurements, type Measured, type MeasureKind } from './measurements.ts'
import { useFactsText } from './useFactsText.ts'
import { useOnGround } from './useOnGround.ts'

const KINDS = ['line', 'polygon', 'point'] as const
const NOTHING: readonly Position[] = []
const COMPUTE: Record<MeasureKind, (points: readonly LonLat[], ground: Ground) => Measured> = {
  line: (points, ground) => ({ kind: 'line', line: measureLine(points, ground) }),
  polygon: (points, ground) => ({ kind: 'polygon', area: measureArea(points, ground) }),
  point: ([place], ground) => ({ kind: 'point', heightMeters: ground(...place!) }),
}
const FEWEST: Record<MeasureKind, number> = { line: 2, polygon: 3, point: 1 }

/** Distances, areas and heights on the ground; each stays on the map until it is cleared. */
export default function MeasurePanel() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const undo = useUndo()
  const language = useView((view) => view.language)
  const { kind, items } = useMeasurements()
  const sketch = useDrawing(({ sketch, owner }) => (owner === 'measure' ? sketch : null))
  const points = sketch?.points ?? NOTHING
  const { answer, settled, waiting, failed } = useOnGround(points, FEWEST[kind], COMPUTE[kind], kind === 'polygon')
  const { label, lines } = useFactsText()

  useEffect(() => {
    startSketch('measure', kind)
    return () => endSketch('measure')
  }, [kind])
  const done = sketch?.done ?? false
  useEffect(() => {
    if (!done || !settled || answer?.kind !== kind) return
    keepMeasurement(answer, points, label(answer))
    startSketch('measure', kind)
  }, [done, settled, answer, kind, points, label])

  const copy = async () => {
    const text = items
      .map((item, index) => [`${t(`measure.kind.${item.kind}`)} ${index + 1}`, ...lines(item, item.points)].join('\n'))
      .join('\n\n')
    await navigator.clipboard.writeText(text)
    void message.success(t('measure.copied'))
  }
  const clear = (id: number | null, what: string) => undo('measure', t('measure.cleared', { what }), clearMeasurements(id))
  return (
    <>
      <ToolHead title={t('measure.title')}>{t(`measure.${byThumb ? 'hintByThumb' : 'hint'}.${kind}`)}</ToolHead>
      <Segmented
        block
        aria-label={t('measure.title')}
        value={kind}
        onChange={(kind) => useMeasurements.setState({ kind })}
        options={KINDS.map((value) => ({ value, label: t(`measure.kind.${value}`) }))}
      />
      <section className="measure-now" aria-live="polite">
        {answer && !failed && <MeasureFacts measured={answer} points={points} />}
        {failed && <p role="alert">{t('measure.failed')}</p>}
        {waiting && <p className="quiet">{t('measure.reading')}</p>}
        {points.length > 0 && (
          <p className="tool-buttons">
            <Button className="draw-step" size="small" onClick={() => changeSketch(removePoint)}>
              {t('measure.undo')}
            </Button>
            <Button
              className="draw-step"
              size="small"
              type="primary"
              disabled={!sketch || !canFinish(sketch)}
              onClick={() => void finishSketch()}
            >
              {t('draw.finish')}
            </Button>
          </p>
        )}
      </section>
      {items.length > 0 && (
        <section className="section" aria-label={t('measure.kept')}>
          <header>
            <h3>{t('measure.kept')}</h3>
            <span>
              <Button type="text" size="small" icon={<CopyOutlined />} onClick={() => void copy()}>
                {t('measure.copy')}
              </Button>
              <Button type="text" size="small" icon={<DeleteOutlined />} onClick={() => clear(null, t('measure.kept'))}>
                {t('measure.clear')}
              </Button>
            </span>
          </header>
          <ol className="measured" lang={language}>
            {items.map((item, index) => {
              const name = `${t(`measure.kind.${item.kind}`)} ${index + 1}`
              return (
                <li key={item.id}>
                  <header>
                    <b>{name}</b>
                    <Button
                      type="text"
                      size="small"
                      icon={<DeleteOutlined />}
                      aria-label={t('measure.remove', { name })}
                      onClick={() => clear(item.id, name)}
                    />
                  </header>
                  <MeasureFacts measured={item} points={item.points} />
                </li>
              )
            })}
          </ol>
        </section>
      )}
    </>
  )
}
