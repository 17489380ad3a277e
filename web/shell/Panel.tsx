import { CloseOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  side: 'left' | 'right'
  label: string
  open: boolean
  onToggle?(): void
  onClose?(): void
  children: ReactNode
}

/** A quiet panel floating on the map; it can be put away. */
export function Panel({ side, label, open, onToggle, onClose, children }: Props) {
  const { t } = useTranslation()
  if (!open) {
    return (
      <Button className={`panel-handle ${side}`} aria-label={t('panel.show')} icon={<RightOutlined />} onClick={onToggle}>
        {label}
      </Button>
    )
  }
  return (
    <aside className={`panel ${side}`} aria-label={label}>
      {onToggle && (
        <Button className="panel-corner" type="text" size="small" aria-label={t('panel.hide')} icon={<LeftOutlined />} onClick={onToggle} />
      )}
      {onClose && (
        <Button
          className="panel-corner"
          type="text"
          size="small"
          aria-label={t('action.close')}
          icon={<CloseOutlined />}
          onClick={onClose}
        />
      )}
      <div className="panel-body">{children}</div>
    </aside>
  )
}
