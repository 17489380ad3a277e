import { useTranslation } from 'react-i18next'
import { codeName, GROUPS, RELATION, SEX } from '../../api/contract/codes.ts'
import type { PersonSummary } from '../../api/contract/people.ts'
import { useView } from '../view.ts'

export const codeLanguage = (language: string): 'zh' | 'en' => (language === 'en' ? 'en' : 'zh')

/** One person of a household: relation, masked name, sex, age, groups. */
export function PersonRow({ person, household }: { person: PersonSummary; household: number }) {
  const { t } = useTranslation()
  const language = useView((view) => codeLanguage(view.language))
  const go = useView((view) => view.go)
  const chosen = useView((view) => view.person === person.id)
  return (
    <button
      type="button"
      className={chosen ? 'row chosen' : 'row'}
      aria-current={chosen}
      onClick={() => go({ household, person: person.id, alert: null }, 'stay')}
    >
      <span className="relation">{codeName(RELATION, person.relation, language)}</span>
      <span className="row-text">
        <span className="row-title">
          {person.name}
          <span className="quiet">
            {codeName(SEX, person.sex, language)} · {t('person.age', { age: person.age })}
          </span>
          {person.openAlerts > 0 && <em className="status status-new">{t('person.openAlerts', { count: person.openAlerts })}</em>}
        </span>
        {person.groups.length > 0 && (
          <span className="tags">
            {person.groups.map((group) => (
              <i key={group}>{codeName(GROUPS, group, language)}</i>
            ))}
          </span>
        )}
      </span>
    </button>
  )
}
