import { useTranslation } from 'react-i18next'
import { codeName, RELATION } from '../../api/contract/codes.ts'
import type { PersonSummary } from '../../api/contract/people.ts'
import { useView } from '../view.ts'
import { codeLanguage } from './codeLanguage.ts'
import { PersonText } from './PersonText.tsx'

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
      <PersonText
        person={person}
        groups={person.groups}
        note={person.openAlerts > 0 && <em className="status status-new">{t('person.openAlerts', { count: person.openAlerts })}</em>}
      />
    </button>
  )
}
