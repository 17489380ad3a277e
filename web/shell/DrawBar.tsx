import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { changeSketch, finishSketch, startSketch, useDrawing } from '../map/draw/drawing.ts'
import { canFinish, endsByItself, undo } from '../map/draw/sketch.ts'
import './DrawBar.css'

/** On a phone what a drawing needs next stands on the map, under the thumb, however low the sheet lies. */
export function DrawBar() {
  const { t } = useTranslation()
  const sketch = useDrawing((state) => state.sketch)
  const owner = useDrawing((state) => state.owner)
  if (!sketch || !owner || sketch.done || sketch.points.length === 0) return null
  return (
    <div className="draw-bar" role="toolbar" aria-label={t('draw.title')}>
      <Button onClick={() => changeSketch(undo)}>{t('action.undo')}</Button>
      <Button onClick={() => startSketch(owner, sketch.kind)}>{t('draw.again')}</Button>
      {!endsByItself(sketch.kind) && (
        <Button type="primary" disabled={!canFinish(sketch)} onClick={() => void finishSketch()}>
          {t('draw.finish')}
        </Button>
      )}
    </div>
  )
}
