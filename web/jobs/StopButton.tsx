import { StopOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useJobsOf, type Asker } from './longAnswer.ts'

/** In place of a button whose work is under way: busy at first, a way to stop it once it takes long. */
export function StopButton({ of, text }: { of: Asker; text: string }) {
  const { t } = useTranslation()
  const { running, progress: told, stop } = useJobsOf(of)
  if (!running)
    return (
      <Button size="small" loading>
        {text}
      </Button>
    )
  const percent = told && told.total > 1 ? ` ${Math.round((told.done / told.total) * 100)}%` : ''
  return (
    <Button size="small" danger icon={<StopOutlined />} title={told ? t(`jobs.step.${told.step}`) : text} onClick={stop}>
      {t('jobs.stop')}
      {percent}
    </Button>
  )
}
