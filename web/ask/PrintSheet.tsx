import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { codeName, GROUPS, SEX } from '../../api/contract/codes.ts'
import type { SelectionPerson, SelectionStatistics } from '../../api/contract/selection.ts'
import { day, localDay } from '../format.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { useNow } from '../parts/useNow.ts'
import { usePrinting } from '../parts/usePrinting.ts'
import { sessionQuery } from '../queries.ts'
import { useView } from '../view.ts'
import { areaText } from './measureText.ts'
import '../parts/print.css'
import { PrintMap } from './PrintMap.tsx'

interface Props {
  people: readonly SelectionPerson[]
  statistics: SelectionStatistics
  title: string
  purpose: string
  onDone(): void
}

/** The list on A4: what was drawn, whom it names, who printed it, when and what for; a box to tick for each. */
export function PrintSheet({ people, statistics, title, purpose, onDone }: Props) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const words = codeLanguage(language)
  const now = useNow()
  const { data: session } = useQuery(sessionQuery())
  usePrinting(onDone)
  return (
    <article className="print-sheet">
      <header>
        <div>
          <h1>
            {t('ask.printHead', { what: title })}
            {statistics.demo && <small>{t('demo')}</small>}
          </h1>
          <p>
            {t('ask.printCount', {
              count: people.length,
              name: statistics.within.name,
              area: areaText(statistics.within.areaKm2, language),
            })}
            {!statistics.within.whole && ` ${t('ask.printPart')}`}
          </p>
          <p>{t('ask.printPurpose', { purpose })}</p>
          <p>
            {session && `${session.unit}（${session.title}）· `}
            {day(localDay(now), language)} · {t('asOf', { day: day(statistics.asOf, language) })}
          </p>
        </div>
        <PrintMap outline={statistics.outline.coordinates} people={people} />
      </header>
      <table>
        <thead>
          <tr>
            {(['number', 'name', 'sex', 'age', 'house', 'why', 'groups', 'tick'] as const).map((column) => (
              <th key={column}>{t(`ask.column.${column}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person, index) => (
            <tr key={person.id}>
              <td>{index + 1}</td>
              <td>{person.name}</td>
              <td>{codeName(SEX, person.sex, words)}</td>
              <td>{person.age}</td>
              <td className="print-address">{person.house.address}</td>
              <td>{person.carrying.map((reason) => t(`ask.reason.${reason}`)).join('、')}</td>
              <td>{person.groups.map((group) => codeName(GROUPS, group, words)).join('、')}</td>
              <td>☐</td>
            </tr>
          ))}
        </tbody>
      </table>
      <footer>{t('ask.printFoot')}</footer>
    </article>
  )
}
