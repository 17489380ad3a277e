import { CloseOutlined, DownOutlined, UpOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef, useState, type ReactNode } from 'react'
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

/** What lies along the bottom of the map, between the panels: time, the table. Folded, only its name is left of it. */
export function Dock({ label, left, right, onHeight, onClose, children }: Props) {
  const { t } = useTranslation()
  const [folded, setFolded] = useState(false)
  const host = useRef<HTMLElement>(null)
  useEffect(() => {
    const watch = new ResizeObserver(() => host.current && onHeight(host.current.offsetHeight))
    if (host.current) watch.observe(host.current)
    return () => watch.disconnect()
  }, [onHeight])
  return (
    <section ref={host} className="dock" aria-label={label} style={{ insetInlineStart: left, insetInlineEnd: right }}>
      <div className="panel-corner">
        <Button
          type="text"
          size="small"
          aria-expanded={!folded}
          aria-label={t(folded ? 'action.unfold' : 'action.fold')}
          title={t(folded ? 'action.unfold' : 'action.fold')}
          icon={folded ? <UpOutlined /> : <DownOutlined />}
          onClick={() => setFolded(!folded)}
        />
        <Button type="text" size="small" aria-label={t('action.close')} icon={<CloseOutlined />} onClick={onClose} />
      </div>
      {folded && <h2>{label}</h2>}
      <div hidden={folded}>{children}</div>
    </section>
  )
}
