import { Alert, App, Form, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { codeName, GROUPS } from '../../api/contract/codes.ts'
import { CARRYING, type SelectionPerson, type SelectionStatistics } from '../../api/contract/selection.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { isPurpose, PurposeField } from '../parts/PurposeField.tsx'
import { TooManyError } from '../parts/wholeList.ts'
import { useView } from '../view.ts'
import type { Whom } from './askState.ts'
import { knownCount } from './knownCount.ts'
import { allPeople, downloadPeople, type FileKind } from './handOut.ts'
import { PrintSheet } from './PrintSheet.tsx'
import { parseShape } from './shape.ts'

interface Props {
  kind: 'print' | 'export'
  statistics: SelectionStatistics
  whom: Whom
  onClose(): void
}

/** Asks what the list is for, then prints it or saves it as a file. */
export function HandOut({ kind, statistics, whom, onClose }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const language = useView((view) => codeLanguage(view.language))
  const [purpose, setPurpose] = useState('')
  const [who, setWho] = useState<Whom['who']>(whom.who)
  const [file, setFile] = useState<FileKind>('xlsx')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [printed, setPrinted] = useState<readonly SelectionPerson[] | null>(null)
  const asked: Whom = whom.group ? whom : { who }
  const title = whom.group
    ? codeName(GROUPS, whom.group, language)
    : who === 'all'
      ? t('ask.residents')
      : who === 'carrying'
        ? t('ask.carrying')
        : t(`ask.reason.${who}`)
  const act = async () => {
    const shape = parseShape(useView.getState().shape)
    if (!shape) return
    setBusy(true)
    setProblem(null)
    try {
      if (kind === 'export') {
        await downloadPeople(file, shape, asked, purpose.trim(), t('ask.fileName', { what: title }))
        void message.success(t('ask.exported'))
        onClose()
      } else setPrinted(await allPeople(shape, asked, purpose.trim(), knownCount(statistics, asked)))
    } catch (error) {
      setProblem(
        error instanceof TooManyError ? t('ask.tooMany', { most: error.most }) : t('ask.notDone', { reason: (error as Error).message }),
      )
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Modal
        open={printed === null}
        title={t(kind === 'print' ? 'ask.printTitle' : 'ask.exportTitle')}
        okText={t(kind === 'print' ? 'ask.print' : 'ask.export')}
        cancelText={t('action.cancel')}
        okButtonProps={{ disabled: !isPurpose(purpose), loading: busy }}
        onOk={() => void act()}
        onCancel={onClose}
      >
        <Form layout="vertical">
          {!whom.group && (
            <Form.Item label={t('ask.whom')}>
              <Select
                value={who}
                onChange={setWho}
                options={[
                  { value: 'carrying' as const, label: t('ask.carrying') },
                  ...CARRYING.map((reason) => ({ value: reason, label: t(`ask.reason.${reason}`) })),
                  { value: 'all' as const, label: t('ask.residents') },
                ]}
              />
            </Form.Item>
          )}
          {kind === 'export' && (
            <Form.Item label={t('ask.file')}>
              <Radio.Group
                value={file}
                onChange={(event) => setFile(event.target.value as FileKind)}
                options={(['xlsx', 'csv'] as const).map((value) => ({ value, label: t(`ask.fileKind.${value}`) }))}
              />
            </Form.Item>
          )}
          <PurposeField purpose={purpose} purposes={['flood', 'visit', 'drill']} onChange={setPurpose} />
        </Form>
        <p className="quiet">{t('ask.maskedOnly')}</p>
        {problem && <Alert type="warning" showIcon title={problem} />}
      </Modal>
      {printed &&
        createPortal(
          <PrintSheet people={printed} statistics={statistics} title={title} purpose={purpose.trim()} onDone={onClose} />,
          document.body,
        )}
    </>
  )
}
