import { useTranslation } from 'react-i18next'

type Step = 'note' | 'watch' | 'urgent'
export const severityStep = (severity: number): Step => (severity >= 3 ? 'urgent' : severity === 2 ? 'watch' : 'note')

/** Shape and colour of a severity, the same as on the map: diamond, triangle, dot. */
export function SeverityMark({ severity }: { severity: number }) {
  const { t } = useTranslation()
  const step = severityStep(severity)
  return (
    <svg className={`severity severity-${step}`} viewBox="0 0 16 16" role="img" aria-label={t(`severity.${step}`)}>
      {step === 'urgent' && <path d="M8 .8 15.2 8 8 15.2.8 8z" />}
      {step === 'watch' && <path d="M8 1.5 15 14H1z" />}
      {step === 'note' && <circle cx="8" cy="8" r="5.5" />}
    </svg>
  )
}
