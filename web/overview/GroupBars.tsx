import { useTranslation } from 'react-i18next'
import { codeName, GROUPS } from '../../api/contract/codes.ts'
import type { Overview } from '../../api/contract/overview.ts'
import { share, whole } from '../format.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { Section } from '../parts/Section.tsx'
import { useView } from '../view.ts'

/** Special groups, most people first, each with its share of the registered people. */
export function GroupBars({ overview: { groups, figures } }: { overview: Overview }) {
  const { t } = useTranslation()
  const language = useView((view) => codeLanguage(view.language))
  const shown = groups.filter(({ people }) => people > 0).toSorted((a, b) => b.people - a.people)
  const largest = shown[0]?.people ?? 1
  if (shown.length === 0) return null
  return (
    <Section title={t('section.groups')}>
      <ul className="bars">
        {shown.map(({ group, people }) => (
          <li key={group} title={t('figure.ofRegistered', { share: share(people, figures.registeredPeople) })}>
            <span>{codeName(GROUPS, group, language)}</span>
            <i>
              <b style={{ inlineSize: `${(people / largest) * 100}%` }} />
            </i>
            <span className="number">{whole(people)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
