import { Modal } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

const KEYS = [
  ['search', ['/']],
  ['arrows', ['← ↑ → ↓']],
  ['zoom', ['+', '-']],
  ['north', ['N']],
  ['tilt', ['T']],
  ['home', ['H']],
  ['full', ['F']],
  ['point', ['Space']],
  ['finish', ['Enter']],
  ['undo', ['Ctrl Z', 'Delete']],
  ['tab', ['Tab']],
  ['escape', ['Esc']],
  ['help', ['?']],
] as const

/** What the keys do; `?` opens it. */
export function KeysDialog() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '?' || (event.target as HTMLElement).closest('input, textarea, [contenteditable]')) return
      event.preventDefault()
      setOpen(true)
    }
    const onAsk = () => setOpen(true)
    window.addEventListener('keydown', onKey)
    window.addEventListener('yitu:keys', onAsk)
    return () => {
      window.removeEventListener('keydown', onKey)
      window.removeEventListener('yitu:keys', onAsk)
    }
  }, [])
  return (
    <Modal open={open} onCancel={() => setOpen(false)} footer={null} title={t('keys.title')} width={420} className="keys">
      <dl>
        {KEYS.map(([name, keys]) => (
          <div key={name}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
