import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signIn } from '../../api/contract/session.ts'
import { ApiError, call } from '../api.ts'
import { LanguageSwitch, ThemeSwitch } from '../parts/Switches.tsx'
import { sessionQuery, welcomeQuery } from '../queries.ts'
import { Backdrop } from './Backdrop.tsx'
import { DemoPicker } from './DemoPicker.tsx'
import { useEnded } from './ended.ts'
import { StartProgress } from './StartProgress.tsx'

interface Credentials {
  account: string
  password: string
}

/** Name of the county, and the way in. */
export function SignInPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { data: welcome } = useQuery(welcomeQuery())
  const ended = useEnded((state) => state.ended)
  const [byPassword, setByPassword] = useState(false)
  const entering = useMutation({
    mutationFn: (body: Credentials) => call(signIn, { body }),
    onSuccess: (session) => {
      useEnded.setState({ ended: false })
      client.removeQueries({ predicate: ({ queryKey }) => !['session', 'welcome', 'readiness'].includes(String(queryKey[0])) })
      client.setQueryData(sessionQuery().queryKey, session)
    },
  })
  const accounts = welcome?.demoAccounts ?? []
  const picks = Boolean(welcome?.demo && welcome.demoPassword && accounts.length > 0) && !byPassword

  return (
    <main className="sign-in">
      <Backdrop />
      <header className="sign-in-corner">
        <LanguageSwitch />
        <ThemeSwitch />
      </header>
      <div className="sign-in-name">
        <h1>{welcome?.county?.name ?? t('product')}</h1>
        <p>{t('tagline')}</p>
        {welcome?.demo && <span className="demo-tag">{t('demo')}</span>}
      </div>
      <section className="sign-in-card" aria-label={t('signIn.submit')}>
        {ended && <Alert type="info" showIcon title={t('signIn.expired')} />}
        {entering.error && <Alert type="error" showIcon title={<Refusal error={entering.error} />} />}
        {picks ? (
          <DemoPicker
            accounts={accounts}
            entering={entering.isPending ? (entering.variables?.account ?? null) : null}
            onPick={(account) => entering.mutate({ account, password: welcome?.demoPassword ?? '' })}
          />
        ) : (
          <Form<Credentials> layout="vertical" requiredMark={false} onFinish={(given) => entering.mutate(given)} disabled={!welcome}>
            <Form.Item name="account" label={t('signIn.account')} rules={[{ required: true, message: t('signIn.needAccount') }]}>
              <Input autoComplete="username" autoFocus size="large" />
            </Form.Item>
            <Form.Item name="password" label={t('signIn.password')} rules={[{ required: true, message: t('signIn.needPassword') }]}>
              <Input.Password autoComplete="current-password" size="large" />
            </Form.Item>
            <Button type="primary" htmlType="submit" size="large" block loading={entering.isPending}>
              {t('signIn.submit')}
            </Button>
          </Form>
        )}
        {welcome?.demo && accounts.length > 0 && (
          <Button type="link" block onClick={() => setByPassword(!byPassword)}>
            {byPassword ? t('signIn.withPick') : t('signIn.withPassword')}
          </Button>
        )}
        <StartProgress />
      </section>
      <p className="sign-in-foot">{welcome?.demo ? t('demoHint') : t('signIn.footnote')}</p>
    </main>
  )
}

function Refusal({ error }: { error: Error }) {
  const { t } = useTranslation()
  const status = error instanceof ApiError ? error.status : 0
  if (status === 401) return t('signIn.wrong')
  if (status === 429) return t('signIn.tooMany')
  return status === 0 ? t('state.offline') : error.message
}
