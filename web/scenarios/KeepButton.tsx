import { SaveOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Scenario, ScenarioKindId } from '../../api/contract/scenarios.ts'
import { addressToKeep } from '../bookmarks/saved.ts'
import { useView } from '../view.ts'
import { isCancelled } from '../jobs/longAnswer.ts'
import { StopButton } from '../jobs/StopButton.tsx'
import { useScenarios } from './scenarios.queries.ts'
import './Scenarios.css'

interface Props {
  kind: ScenarioKindId
  /** The kind's question as its own address takes it, `area` among it. */
  question: Scenario['question']
  /** What it is called at first, where the reader's words say more than the question's. */
  name?: string
  disabled?: boolean
}

/**
 * 「存为方案」, for the top of a tool whose answers are a kind of scenario: keeps what is asked now, with the address that shows it.
 * It is named by what it asks unless told otherwise; the reader opens it to rename, compare and print it.
 */
export function KeepButton({ kind, question, name, disabled = false }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { add } = useScenarios()
  const keep = () =>
    add.mutate(
      { kind, question, ...(name ? { name } : {}), address: addressToKeep(useView.getState()) },
      {
        onError: (error) => void (isCancelled(error) ? message.info(t('jobs.stopped')) : message.error(error.message)),
        onSuccess: ({ id, name: kept }) => {
          const open = () => {
            message.destroy(id)
            useView.getState().go({ tool: 'scenarios', scenario: id }, 'stay')
          }
          void message.open({
            key: id,
            type: 'success',
            duration: 8,
            content: (
              <>
                {t('scenarios.kept', { name: kept })}
                <Button type="link" size="small" onClick={open}>
                  {t('action.open')}
                </Button>
              </>
            ),
          })
        },
      },
    )
  if (add.isPending) return <StopButton of="scenarios" text={t('scenarios.keep')} />
  return (
    <Button className="keep" size="small" icon={<SaveOutlined />} disabled={disabled} onClick={keep}>
      {t('scenarios.keep')}
    </Button>
  )
}
