import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef, useState, type PointerEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

const HEIGHTS = ['low', 'middle', 'high'] as const
export type SheetHeight = (typeof HEIGHTS)[number]
/** Share of the window's height. */
const SHARES: Record<SheetHeight, number> = { low: 0.2, middle: 0.5, high: 0.9 }
/** The map is framed above a sheet no higher than this. */
const FRAMED = 0.5
const THROW_PIXELS = 40

interface Props {
  label: string
  /** height asked for by what is shown */
  wanted: SheetHeight | undefined
  onResting(pixels: number): void
  onClose: (() => void) | undefined
  children: ReactNode
}

/** One sheet from below with three heights, moved by thumb, by its handle's press or by keys. */
export function Sheet({ label, wanted, onResting, onClose, children }: Props) {
  const { t } = useTranslation()
  const [height, setHeight] = useState<SheetHeight>('middle')
  const [drag, setDrag] = useState(0)
  const start = useRef<number | null>(null)
  const thrown = useRef(false)
  const [asked, setAsked] = useState(wanted)
  if (asked !== wanted) {
    setAsked(wanted)
    if (wanted && height === 'low') setHeight(wanted)
  }
  useEffect(() => onResting(Math.min(SHARES[height], FRAMED) * window.innerHeight), [height, onResting])

  const step = (by: 1 | -1) => setHeight(HEIGHTS[Math.min(Math.max(HEIGHTS.indexOf(height) + by, 0), HEIGHTS.length - 1)]!)
  const release = (event: PointerEvent) => {
    if (start.current === null) return
    const moved = event.clientY - start.current
    start.current = null
    setDrag(0)
    thrown.current = Math.abs(moved) > THROW_PIXELS
    if (thrown.current) step(moved < 0 ? 1 : -1)
  }
  return (
    <section
      className={start.current === null ? 'sheet' : 'sheet dragged'}
      aria-label={label}
      style={{ blockSize: `calc(${SHARES[height] * 100}dvh - ${drag}px)` }}
    >
      <button
        type="button"
        className="sheet-handle"
        aria-label={height === 'high' ? t('panel.lower') : t('panel.raise')}
        onClick={() => {
          // The click that ends a throw has done its work already.
          if (!thrown.current) setHeight(height === 'high' ? 'low' : height === 'middle' ? 'high' : 'middle')
          thrown.current = false
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowUp') step(1)
          if (event.key === 'ArrowDown') step(-1)
        }}
        onPointerDown={(event) => {
          start.current = event.clientY
          event.currentTarget.setPointerCapture(event.pointerId)
        }}
        onPointerMove={(event) => start.current !== null && setDrag(event.clientY - start.current)}
        onPointerUp={release}
        onPointerCancel={release}
      />
      {onClose && <Button className="panel-corner" type="text" aria-label={t('action.close')} icon={<CloseOutlined />} onClick={onClose} />}
      <div className="sheet-body">{children}</div>
    </section>
  )
}
