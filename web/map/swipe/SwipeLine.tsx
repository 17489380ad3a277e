import { ColumnWidthOutlined } from '@ant-design/icons'
import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { besideTools, useMapState, type Insets } from '../mapState.ts'
import type { Layout } from '../../parts/useLayout.ts'
import { moveSwipe, useSwipe } from './swipe.ts'
import './SwipeLine.css'

/** So near a panel's edge the line may come: all of its handle stays in sight, CSS pixels. */
const CLEAR = 24
const STEP = 0.02
const STEPS: Record<string, (at: number) => number> = {
  ArrowLeft: (at) => at - STEP,
  ArrowRight: (at) => at + STEP,
  PageUp: (at) => at - STEP * 5,
  PageDown: (at) => at + STEP * 5,
  Home: () => 0,
  End: () => 1,
}

/** The line that divides the map: moved by pointer, thumb or arrow keys. */
export function SwipeLine({ insets, layout }: { insets: Insets; layout: Layout }) {
  const { t } = useTranslation()
  const { open, at, captions } = useSwipe()
  const scene = useMapState((state) => state.scene)
  useEffect(() => {
    if (!scene || !open) return
    scene.splitPosition = at
    scene.requestRender()
  }, [scene, open, at])
  const { left, right, top, bottom } = besideTools(insets, layout)
  const free = useRef({ from: 0, to: 1 })
  free.current = { from: (left + CLEAR) / window.innerWidth, to: (window.innerWidth - right - CLEAR) / window.innerWidth }
  // It opens in the middle of what the panels leave free; a panel that opens later moves it only from under itself.
  const middle = useRef(0.5)
  middle.current = (left + window.innerWidth - right) / 2 / window.innerWidth
  useEffect(() => {
    if (open) moveSwipe(middle.current)
  }, [open])
  const move = (to: number) => moveSwipe(Math.min(free.current.to, Math.max(free.current.from, to)))
  useEffect(() => move(useSwipe.getState().at), [left, right])
  if (!open) return null
  const drag = (event: PointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const frame = event.currentTarget.closest('.map-frame')!.getBoundingClientRect()
    move((event.clientX - frame.left) / frame.width)
  }
  const key = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    move(step(at))
  }
  return (
    <div className="swipe" style={{ top, bottom, left: `${at * 100}%` }}>
      {captions[0] && <span className="swipe-caption left">{captions[0]}</span>}
      {captions[1] && <span className="swipe-caption right">{captions[1]}</span>}
      <div className="swipe-grip" onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)} onPointerMove={drag}>
        <div
          className="swipe-handle"
          role="slider"
          tabIndex={0}
          aria-label={t('swipe.line')}
          aria-orientation="horizontal"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(at * 100)}
          aria-valuetext={t('swipe.at', { share: Math.round(at * 100) })}
          onKeyDown={key}
        >
          <ColumnWidthOutlined />
        </div>
      </div>
    </div>
  )
}
