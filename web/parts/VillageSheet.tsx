import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { day, localDay } from '../format.ts'
import { sessionQuery } from '../queries.ts'
import { useView } from '../view.ts'
import './print.css'
import { useNow } from './useNow.ts'
import { usePrinting } from './usePrinting.ts'

export interface SheetPerson {
  readonly id: number
  readonly village: { readonly code: string; readonly name: string }
}
export interface SheetColumn<Row> {
  readonly id: string
  readonly head: string
  /** @param index of the person in the village, from 0 */
  cell(person: Row, index: number): string
}
interface Props<Row extends SheetPerson> {
  title: string
  /** What the list is for, as it was told. */
  purpose: string
  /** day of the data */
  asOf: string
  people: readonly Row[]
  columns: readonly SheetColumn<Row>[]
  onDone(): void
}

/** A list of people on A4, village by village, with a box to tick for each; it prints itself once. */
export function VillageSheet<Row extends SheetPerson>({ title, purpose, asOf, people, columns, onDone }: Props<Row>) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const now = useNow()
  const { data: session } = useQuery(sessionQuery())
  usePrinting(onDone)
  const villages = [...new Map(people.map(({ village }) => [village.code, village.name]))]
  return (
    <article className="print-sheet">
      <header>
        <div>
          <h1>{t('ask.printHead', { what: title })}</h1>
          <p>{t('impact.printCount', { count: people.length, villages: villages.length })}</p>
          <p>{t('ask.printPurpose', { purpose })}</p>
          <p>
            {session && `${session.unit}（${session.title}）· `}
            {day(localDay(now), language)} · {t('asOf', { day: day(asOf, language) })}
          </p>
        </div>
      </header>
      {villages.map(([code, name]) => {
        const own = people.filter(({ village }) => village.code === code)
        return (
          <section key={code}>
            <h2>{t('impact.printVillage', { name, count: own.length })}</h2>
            <table>
              <thead>
                <tr>
                  {columns.map(({ id, head }) => (
                    <th key={id}>{head}</th>
                  ))}
                  <th>{t('impact.column.tick')}</th>
                </tr>
              </thead>
              <tbody>
                {own.map((person, index) => (
                  <tr key={person.id}>
                    {columns.map(({ id, cell }) => (
                      <td key={id}>{cell(person, index)}</td>
                    ))}
                    <td>☐</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )
      })}
      <footer>{t('ask.printFoot')}</footer>
    </article>
  )
}
