import { Button, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { useLongWorks, type Asker } from './longWork.ts'
import './WorkLine.css'

/** How far a panel's answer is, with a way to stop it: something to read for as long as it is asked for, a bar once it takes long. */
export function WorkLine({ of, busy, text }: { of: Asker; busy: boolean; text: string }) {
  const { t } = useTranslation()
  const works = useLongWorks(useShallow(({ works: all }) => Object.values(all).filter((work) => work.of === of)))
  const told = works.find(({ progress }) => progress !== null)?.progress
  if (works.length === 0)
    return busy ? (
      <p className="quiet" role="status">
        {text}
      </p>
    ) : null
  return (
    <div className="work-line">
      <div role="status">
        <p>{told ? t(`work.step.${told.step}`) : text}</p>
        <Progress
          percent={told ? Math.round((told.done / told.total) * 100) : 0}
          size="small"
          showInfo={(told?.total ?? 1) > 1}
          status="active"
          aria-label={told ? t(`work.step.${told.step}`) : text}
        />
      </div>
      <Button size="small" onClick={() => works.forEach(({ cancel }) => cancel())}>
        {t('work.stop')}
      </Button>
    </div>
  )
}
