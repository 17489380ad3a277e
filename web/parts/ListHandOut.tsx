import { Alert, Button, Form, Modal } from 'antd'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { day, whole } from '../format.ts'
import { useView } from '../view.ts'
import { isPurpose, PurposeField, type Purpose } from './PurposeField.tsx'
import { saveTable } from './saveTable.ts'
import { VillageSheet, type SheetColumn, type SheetPerson } from './VillageSheet.tsx'
import { TooManyError, wholeList } from './wholeList.ts'

/** Rows asked for at once. */
const PAGE = 200
/** The column that a sheet, parted by village, does without. */
const VILLAGE = 'village'

type Kind = 'print' | 'csv' | 'xlsx'
/** People on paper: some forty pages. What is longer goes into a file. */
const MOST: Record<Kind, number> = { print: 1000, csv: 10_000, xlsx: 10_000 }

interface Props<Row extends SheetPerson> {
  title: string
  asOf: string
  /** How many are on the list, where that is known. */
  expected?: number | null
  purposes: readonly Purpose[]
  columnsOf(people: readonly Row[]): readonly SheetColumn<Row>[]
  /** A page of the list, asked for with a purpose: the server audits it. */
  load(asked: { purpose: string; limit: number; after?: string }): Promise<{ items: readonly Row[]; next: string | null }>
  onClose(): void
}

/** Asks what a list of people is for, then prints it village by village, or saves it as a table. */
export function ListHandOut<Row extends SheetPerson>({ title, asOf, expected = null, purposes, columnsOf, load, onClose }: Props<Row>) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const [purpose, setPurpose] = useState('')
  const [busy, setBusy] = useState<Kind | null>(null)
  const [read, setRead] = useState(0)
  const [problem, setProblem] = useState<string | null>(null)
  const [printed, setPrinted] = useState<readonly Row[] | null>(null)
  const act = async (what: Kind) => {
    setBusy(what)
    setRead(0)
    setProblem(null)
    try {
      const people = await wholeList(
        (after) => load({ purpose: purpose.trim(), limit: PAGE, ...(after ? { after } : {}) }),
        MOST[what],
        setRead,
        expected,
      )
      if (what === 'print') {
        setPrinted(people)
        return
      }
      const columns = columnsOf(people)
      const rows = [columns.map(({ head }) => head), ...people.map((person, index) => columns.map(({ cell }) => cell(person, index)))]
      const heading = [
        [title, t('handOut.count', { count: people.length }), t('asOf', { day: day(asOf, language) })],
        [t('ask.printPurpose', { purpose: purpose.trim() }), t('ask.printFoot')],
      ]
      await saveTable(what, title, heading, rows)
      onClose()
    } catch (error) {
      setProblem(
        error instanceof TooManyError
          ? t(what === 'print' ? 'handOut.tooManyPrinted' : 'handOut.tooManySaved', { most: whole(error.most) })
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
            {(['csv', 'xlsx'] as const).map((kind) => (
              <Button key={kind} disabled={!isPurpose(purpose)} loading={busy === kind} onClick={() => void act(kind)}>
                {t(`handOut.${kind}`)}
              </Button>
            ))}
            <Button type="primary" disabled={!isPurpose(purpose)} loading={busy === 'print'} onClick={() => void act('print')}>
              {t('ask.print')}
            </Button>
          </>
        }
      >
        <Form layout="vertical">
          <PurposeField purpose={purpose} purposes={purposes} onChange={setPurpose} />
        </Form>
        <p className="quiet">{busy && read > 0 ? t('handOut.read', { count: read }) : t('ask.maskedOnly')}</p>
        {problem && <Alert type="warning" showIcon title={problem} />}
      </Modal>
      {printed &&
        createPortal(
          <VillageSheet
            title={title}
            purpose={purpose.trim()}
            asOf={asOf}
            people={printed}
            columns={columnsOf(printed).filter(({ id }) => id !== VILLAGE)}
            onDone={onClose}
          />,
          document.body,
        )}
    </>
  )
}
