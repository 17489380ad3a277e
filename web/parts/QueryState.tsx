import { Button, Result, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api.ts'
import { notYet } from '../asking.ts'
import { isCancelled } from '../jobs/longAnswer.ts'

interface Props<Data> {
  query: { data: Data | undefined; error: Error | null; failureReason?: Error | null; refetch(): unknown }
  /** lines of the skeleton while loading */
  lines?: number
  children(data: Data): ReactNode
}

/** What a panel shows before its data: a skeleton, how far the server has read what it needs, or what happened, what still works, and how to go on. */
export function QueryState<Data>({ query: { data, error, failureReason, refetch }, lines = 4, children }: Props<Data>) {
  if (data !== undefined) return children(data)
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <>
      {failureReason && notYet(failureReason) && (
        <p className="quiet" role="status">
          {failureReason.message}
        </p>
      )}
      <Skeleton active title={false} paragraph={{ rows: lines }} className="skeleton" />
    </>
  )
}

export function Trouble({ error, onRetry }: { error: Error; onRetry(): void }) {
  const { t } = useTranslation()
  if (isCancelled(error))
    return (
      <Result
        className="trouble"
        icon={<span />}
        title={t('jobs.stopped')}
        subTitle={t('jobs.stoppedHint')}
        extra={<Button onClick={onRetry}>{t('jobs.again')}</Button>}
      />
    )
  const status = error instanceof ApiError ? error.status : 0
  const forbidden = status === 403
  const final = forbidden || status === 404
  return (
    <Result
      className="trouble"
      status={forbidden ? '403' : status === 404 ? '404' : 'warning'}
      icon={<span />}
      title={status === 404 ? t('state.notFound') : forbidden ? t('state.outside') : status === 429 ? t('state.waits') : t('state.error')}
      subTitle={
        status === 404
          ? t('state.keeps')
          : forbidden
            ? t('state.forbidden')
            : status === 0
              ? t('state.offline')
              : (error as ApiError).message
      }
      extra={!final && <Button onClick={onRetry}>{t('action.retry')}</Button>}
    />
  )
}
