import { Button, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { useJobsOf, type Asker } from './longAnswer.ts'
import './JobLine.css'

/** How far a panel's answer is, with a way to stop it: something to read for as long as it is asked for, a bar once it takes long. */
export function JobLine({ of, busy, text }: { of: Asker; busy: boolean; text: string }) {
  const { t } = useTranslation()
  const { running, progress: told, lost, stop } = useJobsOf(of)
  if (!running)
    return busy ? (
      <p className="quiet" role="status">
        {text}
      </p>
    ) : null
  const doing = told ? t(`jobs.step.${told.step}`) : text
  return (
    <div className="job-line">
      <div role="status">
        <p>{lost ? t('jobs.lost') : doing}</p>
        <Progress
          percent={told ? Math.round((told.done / told.total) * 100) : 0}
          size="small"
          showInfo={(told?.total ?? 1) > 1}
          status={lost ? 'normal' : 'active'}
          aria-label={doing}
        />
      </div>
      <Button size="small" onClick={stop}>
        {t('jobs.stop')}
      </Button>
    </div>
  )
}
