import { useQuery } from '@tanstack/react-query'
import { App, Form, Modal } from 'antd'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { codeName, SEX } from '../../api/contract/codes.ts'
import type { Impact, ImpactPerson, ShelterChoice } from '../../api/contract/impact.ts'
import '../parts/print.css'
import { day, localDay } from '../format.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { useNow } from '../parts/useNow.ts'
import { usePrinting } from '../parts/usePrinting.ts'
import { sessionQuery } from '../queries.ts'
import { isPurpose, PurposeField } from '../parts/PurposeField.tsx'
import { useView } from '../view.ts'
import { ledText } from './ledText.ts'
import type { Whom } from './openList.ts'
import { allZonePeople, MOST_PRINTED, type ZoneAsk } from './zone.ts'
import { whomText } from './whomText.ts'

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
          <Sheet
            people={printed}
            title={`${zone.title} · ${whomText(whom, language, t)}`}
            purpose={purpose.trim()}
            zone={zone}
            asOf={impact.asOf}
            led={choice !== null}
            onDone={onClose}
          />,
          document.body,
        )}
    </>
  )
}

interface SheetProps {
  people: readonly ImpactPerson[]
  title: string
  purpose: string
  zone: ZoneAsk
  asOf: string
  led: boolean
  onDone(): void
}

/** The list on A4, village by village; a box to tick for each. */
function Sheet({ people, title, purpose, zone, asOf, led, onDone }: SheetProps) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const words = codeLanguage(language)
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
                  {(['number', 'name', 'sex', 'age', 'house', 'value', 'why', 'shelter', 'tick'] as const).map((column) => (
                    <th key={column}>{t(`impact.column.${column}`)}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {own.map((person, index) => (
                  <tr key={person.id}>
                    <td>{index + 1}</td>
                    <td>{person.name}</td>
                    <td>{codeName(SEX, person.sex, words)}</td>
                    <td>{person.age}</td>
                    <td>{person.house.houseNumber}</td>
                    <td>{zone.valueText(person.value)}</td>
                    <td>{person.carrying.map((reason) => t(`ask.reason.${reason}`)).join('、')}</td>
                    <td>{led ? ledText(person, t) : ''}</td>
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
