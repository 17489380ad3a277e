import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  label: string
  /** pixels that the side panels take */
  left: number
  right: number
  onHeight(pixels: number): void
  onClose(): void
  children: ReactNode
}

/** What lies along the bottom of the map, between the panels: time, the table. */
export function Dock({ label, left, right, onHeight, onClose, children }: Props) {
  const { t } = useTranslation()
  const host = useRef<HTMLElement>(null)
  useEffect(() => {
    const watch = new ResizeObserver(() => host.current && onHeight(host.current.offsetHeight))
    if (host.current) watch.observe(host.current)
    return () => watch.disconnect()
  }, [onHeight])
  return (
    <section ref={host} className="dock" aria-label={label} style={{ insetInlineStart: left, insetInlineEnd: right }}>
      <Button className="panel-corner" type="text" size="small" aria-label={t('action.close')} icon={<CloseOutlined />} onClick={onClose} />
      {children}
    </section>
  )
}
