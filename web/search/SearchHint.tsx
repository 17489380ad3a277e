import { useTranslation } from 'react-i18next'

const EXAMPLES = ['place', 'pinyin', 'house', 'site', 'person', 'point'] as const

/** What can be searched, with an example each. */
export function SearchHint({ people }: { people: boolean }) {
  const { t } = useTranslation()
  return (
    <div className="hits-note">
      <h3>{t('search.canFind')}</h3>
      <dl>
        {EXAMPLES.filter((example) => people || example !== 'person').map((example) => (
          <div key={example} style={{ display: 'contents' }}>
            <dt>{t(`search.${example}`)}</dt>
            <dd>{t(`search.${example}Example`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
