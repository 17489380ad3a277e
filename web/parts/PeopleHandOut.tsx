import { App, Button, Form, Modal } from 'antd'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { PersonRow } from '../../api/contract/analysis.ts'
import { codeName, GROUPS, SEX } from '../../api/contract/codes.ts'
import { useView } from '../view.ts'
import { codeLanguage } from './codeLanguage.ts'
import { csvOf } from './csv.ts'
import { isPurpose, PurposeField } from './PurposeField.tsx'
import { VillageSheet, type SheetColumn } from './VillageSheet.tsx'

/** People on paper: some forty pages. */
const MOST_HANDED_OUT = 1000
/** Rows asked for at once. */
const PAGE = 200

type Row = PersonRow & { minutes?: number | null }

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
  const columnsOf = useColumns()
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
      const columns = columnsOf(people)
      saveText(
        `${title}.csv`,
        csvOf([columns.map(({ head }) => head), ...people.map((person, index) => columns.map(({ cell }) => cell(person, index)))]),
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
        createPortal(
          <VillageSheet
            title={title}
            purpose={purpose.trim()}
            asOf={asOf}
            people={printed}
            columns={columnsOf(printed).filter(({ id }) => id !== 'village')}
            onDone={onClose}
          />,
          document.body,
        )}
    </>
  )
}

/** What a person's line says, column by column; minutes where the list has them. */
function useColumns(): (people: readonly Row[]) => SheetColumn<Row>[] {
  const { t } = useTranslation()
  const language = useView((view) => codeLanguage(view.language))
  const cells = {
    number: (_: Row, index: number) => String(index + 1),
    village: ({ village }: Row) => village.name,
    name: ({ name }: Row) => name,
    sex: ({ sex }: Row) => codeName(SEX, sex, language),
    age: ({ age }: Row) => String(age),
    house: ({ house }: Row) => house?.address ?? '',
    groups: ({ groups }: Row) => groups.map((group) => codeName(GROUPS, group, language)).join('、'),
    minutes: ({ minutes }: Row) => (typeof minutes === 'number' ? t('allocation.unitMinutes', { value: minutes }) : t('allocation.noWay')),
  }
  return (people) =>
    (Object.keys(cells) as (keyof typeof cells)[])
      .filter((id) => id !== 'minutes' || people.some(({ minutes }) => minutes !== undefined))
      .map((id) => ({ id, head: t(`handOut.column.${id}`), cell: cells[id] }))
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
