import { Button, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { conditionPhrase, filterSentence, whomSentence } from '../../api/contract/filter.sentence.ts'
import { withCondition, type Filter } from '../../api/contract/filter.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { useView } from '../view.ts'
import { setFilter } from './useFilter.ts'

/** The filter in words, and its conditions one by one to take away. @param ofPeople houses are not asked about */
export function Sentence({ filter, ofPeople = false }: { filter: Filter; ofPeople?: boolean }) {
  const { t } = useTranslation()
  const language = useView((view) => codeLanguage(view.language))
  return (
    <>
      <p className="sentence" aria-live="polite">
        {(ofPeople ? whomSentence : filterSentence)(filter, language)}
      </p>
      {filter.length > 0 && (
        <ul className="conditions" aria-label={t('filter.conditions')}>
          {filter.map((condition) => {
            const phrase = conditionPhrase(condition, language)
            return (
              <li key={condition.dimension}>
                <Tag
                  closable={{ 'aria-label': t('filter.remove', { phrase }) }}
                  onClose={(event) => {
                    event.preventDefault()
                    setFilter(withCondition(filter, condition.dimension))
                  }}
                >
                  {phrase}
                </Tag>
              </li>
            )
          })}
          {filter.length > 1 && (
            <li>
              <Button type="link" size="small" onClick={() => setFilter([])}>
                {t('filter.clear')}
              </Button>
            </li>
          )}
        </ul>
      )}
    </>
  )
}
