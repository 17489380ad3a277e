import { App, Form, Modal } from 'antd'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { codeName, SEX } from '../../api/contract/codes.ts'
import type { Impact, ImpactPerson, ShelterChoice } from '../../api/contract/impact.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { isPurpose, PurposeField } from '../parts/PurposeField.tsx'
import { VillageSheet } from '../parts/VillageSheet.tsx'
import { useView } from '../view.ts'
import { ledText } from './ledText.ts'
import type { Whom } from './openList.ts'
import { allZonePeople, MOST_PRINTED, type ZoneAsk } from './zone.ts'
import { whomText } from './whomText.ts'

type ColumnId = 'number' | 'name' | 'sex' | 'age' | 'house' | 'value' | 'why' | 'shelter'
interface Props {
  zone: ZoneAsk
  whom: Whom
  choice: ShelterChoice | null
  impact: Impact
  onClose(): void
}

/** Asks what the list is for, then prints it by village: which house goes to which shelter. */
export function ZoneHandOut({ zone, whom, choice, impact, onClose }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const language = useView((view) => codeLanguage(view.language))
  const [purpose, setPurpose] = useState('')
  const [busy, setBusy] = useState(false)
  const [printed, setPrinted] = useState<readonly ImpactPerson[] | null>(null)
  const act = async () => {
    setBusy(true)
    try {
      setPrinted(await allZonePeople(zone, whom, choice, purpose.trim()))
    } catch (error) {
      void message.error(
        error instanceof RangeError ? t('impact.tooMany', { most: MOST_PRINTED }) : t('ask.notDone', { reason: (error as Error).message }),
      )
    } finally {
      setBusy(false)
    }
  }
  const columns: { id: ColumnId; cell(person: ImpactPerson, index: number): string }[] = [
    { id: 'number', cell: (_, index) => String(index + 1) },
    { id: 'name', cell: ({ name }) => name },
    { id: 'sex', cell: ({ sex }) => codeName(SEX, sex, language) },
    { id: 'age', cell: ({ age }) => String(age) },
    { id: 'house', cell: ({ house }) => house.houseNumber },
    { id: 'value', cell: ({ value }) => zone.valueText(value) },
    { id: 'why', cell: ({ carrying }) => carrying.map((reason) => t(`ask.reason.${reason}`)).join('、') },
    { id: 'shelter', cell: (person) => (choice ? ledText(person, t) : '') },
  ]
  return (
    <>
      <Modal
        open={printed === null}
        title={t('ask.printTitle')}
        okText={t('ask.print')}
        cancelText={t('action.cancel')}
        okButtonProps={{ disabled: !isPurpose(purpose), loading: busy }}
        onOk={() => void act()}
        onCancel={onClose}
      >
        <Form layout="vertical">
          <PurposeField purpose={purpose} purposes={['flood', 'drill']} onChange={setPurpose} />
        </Form>
        <p className="quiet">{t('ask.maskedOnly')}</p>
      </Modal>
      {printed &&
        createPortal(
          <VillageSheet
            title={`${zone.title} · ${whomText(whom, language, t)}`}
            purpose={purpose.trim()}
            asOf={impact.asOf}
            people={printed}
            columns={columns.map(({ id, cell }) => ({ id, head: t(`impact.column.${id}`), cell }))}
            onDone={onClose}
          />,
          document.body,
        )}
    </>
  )
}
