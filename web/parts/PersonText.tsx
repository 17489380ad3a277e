import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { codeName, GROUPS, SEX } from '../../api/contract/codes.ts'
import type { CARRYING } from '../../api/contract/selection.ts'
import { useView } from '../view.ts'
import { codeLanguage } from './codeLanguage.ts'

interface Props {
  person: { name: string; sex: number; age: number }
  /** What else is said beside sex and age. */
  note?: ReactNode
  /** Why they need help to leave. */
  reasons?: readonly (typeof CARRYING)[number][]
  groups?: readonly number[]
}

/** A person of a list: masked name, sex, age, then why they are on it. */
export function PersonText({ person: { name, sex, age }, note, reasons = [], groups = [] }: Props) {
  const { t } = useTranslation()
  const language = useView((view) => codeLanguage(view.language))
  return (
    <span className="row-text">
      <span className="row-title">
        {name}
        <span className="quiet">
          {codeName(SEX, sex, language)} · {t('person.age', { age })}
        </span>
        {note}
      </span>
      {reasons.length + groups.length > 0 && (
        <span className="tags">
          {reasons.map((reason) => (
            <i key={reason} className="ask-reason">
              {t(`ask.reason.${reason}`)}
            </i>
          ))}
          {groups.map((group) => (
            <i key={group}>{codeName(GROUPS, group, language)}</i>
          ))}
        </span>
      )}
    </span>
  )
}
