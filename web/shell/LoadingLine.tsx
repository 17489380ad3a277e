import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { currentStep } from '../parts/startSteps.ts'
import { readinessQuery } from '../queries.ts'

/** A line under the top bar while the county is still loading; when it is done, everything is read afresh. */
export function LoadingLine() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { data } = useQuery(readinessQuery())
  const step = data && !data.ready ? currentStep(data.steps) : null
  const seen = useRef<string | null>(null)
  useEffect(() => {
    const now = step?.step ?? null
    if (seen.current !== null && seen.current !== now) {
      for (const stale of ['overview', 'houses', 'house', 'alerts', 'pins', 'places']) void client.invalidateQueries({ queryKey: [stale] })
    }
    seen.current = now ?? (data?.ready ? null : seen.current)
  }, [client, step?.step, data?.ready])
  if (!step) return null
  return (
    <div className="loading-line" role="status">
      <i style={{ inlineSize: `${step.percent}%` }} />
      <span>
        {t('start.loadingRest')}
        {step.step && ` · ${t(`start.step.${step.step}`)}`} {step.percent}%
      </span>
    </div>
  )
}
