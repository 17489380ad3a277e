import { useQuery } from '@tanstack/react-query'
import { Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { readinessQuery } from '../queries.ts'
import { currentStep } from '../parts/startSteps.ts'

/** How far the county's data are, while they load; nothing once they are there. */
export function StartProgress() {
  const { t } = useTranslation()
  const { data } = useQuery(readinessQuery())
  if (!data || data.ready) return null
  const { step, percent } = currentStep(data.steps)
  return (
    <div className="start-progress" role="status">
      <div>
        <strong>{t('start.title')}</strong>
        {step && <span className="quiet">{t(`start.step.${step}`)}</span>}
      </div>
      <Progress percent={percent} showInfo={false} size="small" />
      <p className="quiet">{t('start.waitMap')}</p>
    </div>
  )
}
