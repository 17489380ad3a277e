import { useQuery } from '@tanstack/react-query'
import { App, Button, Form, Modal } from 'antd'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { PersonRow } from '../../api/contract/analysis.ts'
import { codeName, GROUPS, SEX } from '../../api/contract/codes.ts'
import { day, localDay } from '../format.ts'
import { sessionQuery } from '../queries.ts'
import { useView } from '../view.ts'
import { codeLanguage } from './codeLanguage.ts'
import { csvOf } from './csv.ts'
import './print.css'
import { isPurpose, PurposeField } from './PurposeField.tsx'
import { useNow } from './useNow.ts'
import { usePrinting } from './usePrinting.ts'

/** People on paper: some forty pages. */
const MOST_HANDED_OUT = 1000
/** Rows asked for at once. */
const PAGE = 200

type Row = PersonRow & { minutes?: number | null }
type Column = 'number' | 'village' | 'name' | 'sex' | 'age' | 'house' | 'groups' | 'minutes'

interface Props {
  title: string
  asOf: string
  /** A page of the list, asked for with a purpose: the server audits it. */
  load(asked: { purpose: string; limit: number; after?: string }): Promise<{ items: readonly Row[]; next: string | null }>
  onClose(): void
}

/** Asks what a list of people is for, then prints it village by village, or saves it as a table. */
export function PeopleHandOut({ title, asOf, load, onClose }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const cells = useCells()
  const [purpose, setPurpose] = useState('')
  const [busy, setBusy] = useState<'print' | 'save' | null>(null)
  const [printed, setPrinted] = useState<readonly Row[] | null>(null)
  const act = async (what: 'print' | 'save') => {
    setBusy(what)
    try {
      const people = await allPeople(load, purpose.trim())
      if (what === 'print') {
        setPrinted(people)
        return
      }
      saveText(
        `${title}.csv`,
        csvOf([cells.columns(people).map(cells.head), ...people.map((person, index) => cells.line(people, person, index))]),
      )
      onClose()
    } catch (error) {
      void message.error(
        error instanceof RangeError
          ? t('impact.tooMany', { most: MOST_HANDED_OUT })
          : t('ask.notDone', { reason: error instanceof Error ? error.message : String(error) }),
      )
    } finally {
      setBusy(null)
    }
  }
  return (
    <>
      <Modal
        open={printed === null}
        title={t('handOut.title')}
        onCancel={onClose}
        footer={
          <>
            <Button disabled={!isPurpose(purpose)} loading={busy === 'save'} onClick={() => void act('save')}>
              {t('handOut.save')}
            </Button>
            <Button type="primary" disabled={!isPurpose(purpose)} loading={busy === 'print'} onClick={() => void act('print')}>
              {t('ask.print')}
            </Button>
          </>
        }
      >
        <Form layout="vertical">
          <PurposeField purpose={purpose} purposes={['visit', 'drill']} onChange={setPurpose} />
        </Form>
        <p className="quiet">{t('ask.maskedOnly')}</p>
      </Modal>
      {printed &&
        createPortal(<Sheet people={printed} title={title} purpose={purpose.trim()} asOf={asOf} onDone={onClose} />, document.body)}
    </>
  )
}

interface SheetProps {
  people: readonly Row[]
  title: string
  purpose: string
  asOf: string
  onDone(): void
}

/** The list on A4, village by village; a box to tick for each. */
function Sheet({ people, title, purpose, asOf, onDone }: SheetProps) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const now = useNow()
  const cells = useCells()
  const { data: session } = useQuery(sessionQuery())
  usePrinting(onDone)
  const villages = [...new Map(people.map(({ village }) => [village.code, village.name]))]
  const columns = cells.columns(people).filter((column) => column !== 'village')
  return (
    <article className="print-sheet">
      <header>
        <div>
          <h1>{t('ask.printHead', { what: title })}</h1>
          <p>{t('impact.printCount', { count: people.length, villages: villages.length })}</p>
          <p>{t('ask.printPurpose', { purpose })}</p>
          <p>
            {session && `${session.unit}（${session.account}）· `}
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
                  {columns.map((column) => (
                    <th key={column}>{cells.head(column)}</th>
                  ))}
                  <th>{t('impact.column.tick')}</th>
                </tr>
              </thead>
              <tbody>
                {own.map((person, index) => (
                  <tr key={person.id}>
                    {columns.map((column) => (
                      <td key={column}>{cells.cell(column, person, index)}</td>
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

/** What a person's line says, column by column. */
function useCells() {
  const { t } = useTranslation()
  const language = useView((view) => codeLanguage(view.language))
  const cell = (column: Column, { village, name, sex, age, house, groups, minutes }: Row, index: number): string => {
    switch (column) {
      case 'number':
        return String(index + 1)
      case 'village':
        return village.name
      case 'name':
        return name
      case 'sex':
        return codeName(SEX, sex, language)
      case 'age':
        return String(age)
      case 'house':
        return house?.address ?? ''
      case 'groups':
        return groups.map((group) => codeName(GROUPS, group, language)).join('、')
      case 'minutes':
        return minutes === null ? t('allocation.noWay') : t('allocation.unitMinutes', { value: minutes })
    }
  }
  const columns = (people: readonly Row[]): Column[] => [
    'number',
    'village',
    'name',
    'sex',
    'age',
    'house',
    'groups',
    ...(people.some(({ minutes }) => minutes !== undefined) ? (['minutes'] as const) : []),
  ]
  const head = (column: Column) => t(`handOut.column.${column}`)
  const line = (people: readonly Row[], person: Row, index: number) => columns(people).map((column) => cell(column, person, index))
  return { cell, columns, head, line }
}

/** @throws RangeError when they are more than are handed out */
async function allPeople(load: Props['load'], purpose: string): Promise<Row[]> {
  const people: Row[] = []
  let after: string | undefined
  do {
    const { items, next } = await load({ purpose, limit: PAGE, ...(after ? { after } : {}) })
    people.push(...items)
    after = next ?? undefined
    if (people.length > MOST_HANDED_OUT || (after && people.length >= MOST_HANDED_OUT)) throw new RangeError('more than are handed out')
  } while (after)
  return people
}

function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
