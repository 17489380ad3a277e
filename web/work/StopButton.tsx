import { StopOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { useLongWorks, type Asker } from './longWork.ts'

/** In place of a button whose work is under way: busy at first, a way to stop it once it takes long. */
export function StopButton({ of, text }: { of: Asker; text: string }) {
  const { t } = useTranslation()
  const works = useLongWorks(useShallow(({ works: all }) => Object.values(all).filter((work) => work.of === of)))
  const told = works.find(({ progress }) => progress !== null)?.progress
  if (works.length === 0)
    return (
      <Button size="small" loading>
        {text}
      </Button>
    )
  const percent = told && told.total > 1 ? ` ${Math.round((told.done / told.total) * 100)}%` : ''
  return (
    <Button
      size="small"
      danger
      icon={<StopOutlined />}
      title={told ? t(`work.step.${told.step}`) : text}
      onClick={() => works.forEach(({ cancel }) => cancel())}
    >
      {t('work.stop')}
      {percent}
    </Button>
  )
}
