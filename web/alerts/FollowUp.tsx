import { App, Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlertDetail } from '../../api/contract/alerts.ts'
import { useFollowUp, type Step } from './useFollowUp.ts'

/** Steps that lead on from a status, the usual one first. */
const NEXT: Record<AlertDetail['status'], readonly Exclude<Step, 'note'>[]> = {
  new: ['verifying', 'dispatched', 'handled', 'false_positive'],
  dispatched: ['verifying', 'handled', 'false_positive'],
  verifying: ['handled', 'dispatched', 'false_positive'],
  handled: [],
  false_positive: [],
}
const CLOSING = new Set<Step>(['handled', 'false_positive'])

/** The next step, with a few words if there is something to say. Steps that close an alert ask once more. */
export function FollowUp({ alert }: { alert: AlertDetail }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [note, setNote] = useState('')
  const follow = useFollowUp(alert)
  const take = (kind: Step) => {
    const before = alert.status
    follow.mutate(
      { kind, note: note.trim() },
      {
        onSuccess: () => {
          setNote('')
          const undo = before === 'dispatched' || before === 'verifying' ? before : null
          const key = `alert-${alert.id}`
          void message.success({
            key,
            duration: 5,
            content: (
              <>
                {t('alert.done', { step: kind === 'note' ? t('alert.event.note') : t(`alert.do.${kind}`) })}
                {undo && !CLOSING.has(kind) && kind !== 'note' && (
                  <Button
                    type="link"
                    size="small"
                    onClick={() => {
                      message.destroy(key)
                      follow.mutate({ kind: undo, note: '' })
                    }}
                  >
                    {t('action.undo')}
                  </Button>
                )}
              </>
            ),
          })
        },
        onError: (error) => void message.error(t('alert.failed', { reason: error.message })),
      },
    )
  }
  return (
    <div className="follow-up">
      <Input.TextArea
        value={note}
        onChange={(event) => setNote(event.target.value)}
        placeholder={t('alert.notePlaceholder')}
        aria-label={t('alert.do.note')}
        maxLength={2000}
        autoSize={{ minRows: 2, maxRows: 6 }}
      />
      <div className="buttons">
        {NEXT[alert.status].map((kind, index) => {
          const button = (onClick?: () => void) => (
            <Button
              key={kind}
              type={index === 0 ? 'primary' : 'default'}
              onClick={onClick}
              loading={follow.isPending && follow.variables?.kind === kind}
            >
              {t(`alert.do.${kind}`)}
            </Button>
          )
          if (!CLOSING.has(kind)) return button(() => take(kind))
          return (
            <Popconfirm key={kind} title={t(`alert.confirm.${kind as 'handled' | 'false_positive'}`)} onConfirm={() => take(kind)}>
              {button()}
            </Popconfirm>
          )
        })}
        {note.trim() !== '' && (
          <Button type="text" onClick={() => take('note')}>
            {t('alert.do.note')}
          </Button>
        )}
      </div>
    </div>
  )
}
