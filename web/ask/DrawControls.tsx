import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeSketch, finishSketch, startSketch, useDrawing } from '../map/draw/drawing.ts'
import { byThumb } from '../map/draw/hand.ts'
import { canFinish, removePoint, undo, type Sketch } from '../map/draw/sketch.ts'
import { useView } from '../view.ts'
import { useAsk } from './askState.ts'
import { areaText, lengthText } from './measureText.ts'
import { parsePlaces, type ShapeKind } from './shape.ts'
import { measuresOf } from './sketches.ts'
import { OWNER, putPlaces, putShape, startMode } from './useShape.ts'

const CIRCLE_METERS = 500

/** What to do next, what is drawn so far, and the buttons that do by thumb what keys do at a desk. */
export function DrawControls({ mode }: { mode: Exclude<ShapeKind, 'area'> }) {
  const { t } = useTranslation()
  const sketch = useDrawing((state) => (state.owner === OWNER ? state.sketch : null))
  const cursor = useDrawing((state) => state.cursor)
  const language = useView((view) => view.language)
  const [typing, setTyping] = useState(false)
  if (!sketch) return null
  const { points, done, chosen, past } = sketch
  const hint = hintOf(mode, sketch)
  const measures = measuresOf(sketch, cursor)
  const step = done ? '' : 'draw-step'
  return (
    <div className="ask-draw">
      <p className="quiet">{t(hint)}</p>
      {measures && (
        <p className="ask-measures number" aria-live="off">
          {measures.radiusMeters !== null
            ? t('ask.radius', { value: lengthText(measures.radiusMeters, language) })
            : t(mode === 'line' ? 'ask.length' : 'ask.perimeter', { value: lengthText(measures.lengthMeters, language) })}
          {measures.areaKm2 !== null && !done && <span>{t('ask.area', { value: areaText(measures.areaKm2, language) })}</span>}
        </p>
      )}
      <div className="ask-buttons">
        {!done && points.length > 0 && mode !== 'circle' && (
          <Button className="draw-step" type="primary" disabled={!canFinish(sketch)} onClick={() => void finishSketch()}>
            {t('draw.finish')}
          </Button>
        )}
        {points.length === 0 && <SeenButton />}
        {points.length === 0 && (
          <Button aria-expanded={typing} onClick={() => setTyping(!typing)}>
            {t('ask.type')}
          </Button>
        )}
        {past.length > 0 && (
          <Button className={step} onClick={() => changeSketch(undo)}>
            {t('action.undo')}
          </Button>
        )}
        {done && chosen !== null && mode !== 'circle' && <Button onClick={() => changeSketch(removePoint)}>{t('ask.removePoint')}</Button>}
        {points.length > 0 && (
          <Button
            className={step}
            onClick={() => {
              startSketch(OWNER, mode)
              useView.getState().adjust({ shape: null })
            }}
          >
            {t('draw.again')}
          </Button>
        )}
      </div>
      {typing && points.length === 0 && <TypedPlaces mode={mode} />}
    </div>
  )
}

function hintOf(mode: Exclude<ShapeKind, 'area'>, sketch: Sketch) {
  if (sketch.done) return 'ask.hint.change'
  if (sketch.points.length === 0) return `ask.hint.${mode}.first` as const
  if (!canFinish(sketch)) return `ask.hint.${mode}.next` as const
  return byThumb ? 'ask.hint.finishByThumb' : 'ask.hint.finish'
}

/** The part of the ground in the picture, as a polygon. */
function SeenButton() {
  const { t } = useTranslation()
  const area = useView((view) => view.area)
  const seen = useDrawing((state) => state.seen)
  return (
    <Button
      disabled={!seen}
      onClick={() => {
        const ring = seen?.() ?? []
        if (ring.length < 3) return
        startMode('polygon', area ?? '')
        putShape({ kind: 'polygon', points: ring })
      }}
    >
      {t('ask.seen')}
    </Button>
  )
}

/** Places by keyboard: one a line. */
function TypedPlaces({ mode }: { mode: ShapeKind }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const lineMeters = useAsk((state) => state.lineMeters)
  const [wrong, setWrong] = useState(false)
  const use = () => {
    const places = parsePlaces(text)
    const shape = places && putPlaces(mode, places, mode === 'circle' ? CIRCLE_METERS : lineMeters)
    setWrong(!shape)
    if (shape) putShape(shape)
  }
  return (
    <form
      className="ask-typed"
      onSubmit={(event) => {
        event.preventDefault()
        use()
      }}
    >
      <label htmlFor="ask-places" className="quiet">
        {t(`ask.typed.${mode === 'circle' ? 'circle' : mode === 'line' ? 'line' : 'polygon'}`)}
      </label>
      <Input.TextArea
        id="ask-places"
        rows={4}
        value={text}
        placeholder={'111.1201, 29.4244'}
        onChange={(event) => setText(event.target.value)}
      />
      {wrong && (
        <p className="ask-note bad" role="alert">
          {t('ask.typedWrong')}
        </p>
      )}
      <Button htmlType="submit">{t('ask.use')}</Button>
    </form>
  )
}
