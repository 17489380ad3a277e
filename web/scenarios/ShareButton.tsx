import { ShareAltOutlined } from '@ant-design/icons'
import { App, Button, Input, Popover, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Scenario } from '../../api/contract/scenarios.ts'
import { EMPTY_VIEW } from '../url.ts'
import { addressOf } from '../view.ts'
import { useScenarios } from './scenarios.queries.ts'

/** Lets others open a scenario by its address, each within their own scope. */
export function ShareButton({ scenario: { id, shared } }: { scenario: Scenario }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { change } = useScenarios()
  const address = `${location.origin}${addressOf({ ...EMPTY_VIEW, tool: 'scenarios', scenario: id })}`
  const copy = async () => {
    await navigator.clipboard.writeText(address)
    void message.success(t('scenarios.shareCopied'))
  }
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      content={
        <div className="scenario-share">
          <label>
            {t('scenarios.shareOn')}
            <Switch
              size="small"
              checked={shared}
              loading={change.isPending}
              onChange={(on) => change.mutate({ id, shared: on }, { onError: (error) => void message.error(error.message) })}
            />
          </label>
          <p className="quiet">{t('scenarios.shareHint')}</p>
          {shared && (
            <>
              <Input size="small" readOnly value={address} aria-label={t('scenarios.share')} onFocus={(event) => event.target.select()} />
              <Button size="small" type="primary" onClick={() => void copy()}>
                {t('scenarios.shareCopy')}
              </Button>
            </>
          )}
        </div>
      }
    >
      <Button size="small" icon={<ShareAltOutlined />}>
        {t('scenarios.share')}
      </Button>
    </Popover>
  )
}
