import { Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { parseQuestion } from './question.ts'
import { useSolving } from './solving.ts'
import { gapText, useValueText } from './valueText.ts'

/** How far the question is: travel times, then the best plan so far and how good any could be, then the reasons. */
export function SolvingState() {
  const { t } = useTranslation()
  const progress = useSolving((state) => state.progress)
  const asked = useSolving((state) => state.asked)
  const { objective, seconds } = parseQuestion(asked?.split(' ').at(-1) ?? null)
  const valueText = useValueText(objective)
  if (!progress) return <p role="status">{t('allocation.step.demand')}</p>
  const { step, done, total, best } = progress
  const ratio = total > 0 ? Math.round((done / total) * 100) : 0
  return (
    <div className="allocation-solving" role="status">
      <p>{t(`allocation.step.${step}`, { done, total })}</p>
      {step !== 'solving' && (
        <Progress percent={ratio} size="small" showInfo={false} aria-label={t(`allocation.step.${step}`, { done, total })} />
      )}
      {step === 'solving' && !best && <p className="quiet">{t('allocation.noneYet', { seconds })}</p>}
      {best && best.value !== null && (
        <p className="number">
          {t('allocation.best', { value: valueText(best.value) })}
          {best.bound !== null && (
            <>
              {' · '}
              {t('allocation.bound', { value: valueText(best.bound) })}
              {best.value !== 0 && <> · {t('allocation.apart', { gap: gapText(Math.abs((best.value - best.bound) / best.value), t) })}</>}
            </>
          )}
        </p>
      )}
    </div>
  )
}
