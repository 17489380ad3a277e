import { useTranslation } from 'react-i18next'
import type { Scenario, ScenarioRun } from '../../api/contract/scenarios.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { useView } from '../view.ts'
import { useMeasureText } from './measureText.ts'
import { openMeasure } from './openMeasure.ts'
import { boundOf, piecesOf } from './told.ts'

/** What a run says, in sentences; every number opens its rows, on a wall it is only read. */
export function Told({ scenario, run, still = false }: { scenario: Scenario; run: ScenarioRun; still?: boolean }) {
  const { t } = useTranslation()
  const language = useView((view) => codeLanguage(view.language))
  const numbers = useNumbers(scenario, run)
  return (
    <div className="scenario-sentences">
      {run.sentences.map((sentence, index) => (
        <p key={sentence.zh} className={index === 0 ? 'told' : undefined}>
          {boundOf(piecesOf(sentence[language])).map((piece, at) => {
            if ('words' in piece) return piece.words
            const text = numbers(piece.measure, piece.area)
            const title = scenario.measures.find(({ id }) => id === piece.measure)?.title[language] ?? ''
            return (
              <span key={`${piece.measure}${at}`} className="bound">
                {piece.before}
                {still ? (
                  <b>{text}</b>
                ) : (
                  <button
                    type="button"
                    title={t('scenarios.rows', { name: title })}
                    onClick={() => openMeasure(scenario, piece.measure, piece.area)}
                  >
                    {text}
                  </button>
                )}
                {piece.after}
              </span>
            )
          })}
        </p>
      ))}
    </div>
  )
}

/** A measure of a run as text, of an area directly below where one is given. */
export function useNumbers({ measures }: Pick<Scenario, 'measures'>, { outcome }: Pick<ScenarioRun, 'outcome'>) {
  const { text } = useMeasureText()
  return (id: string, area: string | null): string => {
    const unit = measures.find((measure) => measure.id === id)?.unit ?? 'number'
    const of = area === null ? outcome : outcome.townships.find(({ code }) => code === area)
    return text(of?.measures[id], unit)
  }
}
