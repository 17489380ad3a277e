import { DownloadOutlined } from '@ant-design/icons'
import { Alert, Button, Form, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { day, whole } from '../format.ts'
import { useView } from '../view.ts'
import { isPurpose, PurposeField } from './PurposeField.tsx'
import { saveTable, type TableKind } from './saveTable.ts'
import { TooManyError, wholeList, type Page } from './wholeList.ts'

/** Rows asked for at once. */
const PAGE = 200
/** Rows of a file: a township has as many. */
const MOST = 10_000

interface Props<Row> {
  title: string
  /** Of which area and under which conditions. */
  about: string
  /** day of the data; unknown where it is not told */
  asOf: string | undefined
  /** The rows tell of people: the server wants to know what for, and audits each page. */
  personal: boolean
  /** how many there are, where it is known beforehand */
  total?: number | null
  heads: readonly string[]
  cells(row: Row): readonly string[]
  load(asked: { purpose?: string; limit: number; after?: string }): Promise<Page<Row>>
}

/** A button that saves all rows of a list as a table, with the very columns that the list shows. */
export function TableHandOut<Row>(props: Props<Row>) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="small" icon={<DownloadOutlined />} onClick={() => setOpen(true)}>
        {t('handOut.save')}
      </Button>
      {open && <Dialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function Dialog<Row>({ title, about, asOf, personal, total, heads, cells, load, onClose }: Props<Row> & { onClose(): void }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const [purpose, setPurpose] = useState('')
  const [busy, setBusy] = useState<TableKind | null>(null)
  const [read, setRead] = useState(0)
  const tooMany = t('handOut.tooManyRows', { most: whole(MOST) })
  const known = typeof total === 'number' && total > MOST
  const [problem, setProblem] = useState(known ? tooMany : null)
  const save = async (kind: TableKind) => {
    setBusy(kind)
    setRead(0)
    setProblem(null)
    const told = purpose.trim()
    try {
      const rows = await wholeList(
        (after) => load({ ...(personal ? { purpose: told } : {}), limit: PAGE, ...(after ? { after } : {}) }),
        MOST,
        setRead,
      )
      const heading = [
        [title, t('handOut.rows', { number: whole(rows.length) }), ...(asOf ? [t('asOf', { day: day(asOf, language) })] : [])],
        [about],
        ...(personal ? [[t('ask.printPurpose', { purpose: told }), t('ask.printFoot')]] : []),
      ]
      await saveTable(kind, title, heading, [heads, ...rows.map(cells)])
      onClose()
    } catch (error) {
      setProblem(
        error instanceof TooManyError ? tooMany : t('ask.notDone', { reason: error instanceof Error ? error.message : String(error) }),
      )
    } finally {
      setBusy(null)
    }
  }
  return (
    <Modal
      open
      title={t('handOut.saveTitle')}
      onCancel={onClose}
      footer={(['csv', 'xlsx'] as const).map((kind) => (
        <Button
          key={kind}
          type={kind === 'xlsx' ? 'primary' : 'default'}
          disabled={known || (personal && !isPurpose(purpose))}
          loading={busy === kind}
          onClick={() => void save(kind)}
        >
          {t(`handOut.${kind}`)}
        </Button>
      ))}
    >
      <p>{about}</p>
      {personal && (
        <Form layout="vertical">
          <PurposeField purpose={purpose} purposes={['visit', 'drill']} onChange={setPurpose} />
        </Form>
      )}
      <p className="quiet">
        {busy && read > 0 ? t('handOut.readRows', { number: whole(read) }) : t(personal ? 'ask.maskedOnly' : 'handOut.allRows')}
      </p>
      {problem && <Alert type="warning" showIcon title={problem} />}
    </Modal>
  )
}
