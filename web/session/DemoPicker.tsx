import { BankOutlined, HomeOutlined, RightOutlined, SearchOutlined, TeamOutlined, UserOutlined } from '@ant-design/icons'
import { Empty, Input, Segmented, Spin } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Welcome } from '../../api/contract/session.ts'

type DemoAccount = Welcome['demoAccounts'][number]
const KINDS = ['lead', 'departments', 'townships', 'villages'] as const
type Kind = (typeof KINDS)[number]
const KIND_OF: Record<DemoAccount['role'], Kind> = {
  leader: 'lead',
  planner: 'lead',
  admin: 'lead',
  department: 'departments',
  school: 'departments',
  township: 'townships',
  village: 'villages',
}
const ICONS: Record<Kind, React.ReactNode> = {
  lead: <UserOutlined />,
  departments: <BankOutlined />,
  townships: <TeamOutlined />,
  villages: <HomeOutlined />,
}
/** More than this many rows are asked to be narrowed by a search. */
const LONGEST = 60

/** village-430821109201 → 430821109201 */
const codeOf = (account: string) => account.split('-')[1] ?? ''

interface Props {
  accounts: readonly DemoAccount[]
  /** account being signed in */
  entering: string | null
  onPick(account: string): void
}

/** One click signs in: leaders and departments by their title, townships and villages found by name. */
export function DemoPicker({ accounts, entering, onPick }: Props) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<Kind>('lead')
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text.trim())
  const searchable = kind === 'townships' || kind === 'villages'
  const townships = useMemo(
    () => new Map(accounts.filter(({ role }) => role === 'township').map(({ account, title }) => [codeOf(account), title])),
    [accounts],
  )
  const found = useMemo(() => {
    const of = accounts.filter(({ role }) => KIND_OF[role] === kind)
    if (!searchable || wanted === '') return of
    return of.filter(({ account, title }) =>
      [title, account, townships.get(codeOf(account).slice(0, 9)) ?? ''].some((text) => text.includes(wanted)),
    )
  }, [accounts, townships, kind, searchable, wanted])
  return (
    <div className="picker">
      <h2>{t('signIn.pickTitle')}</h2>
      <p className="quiet">{t('signIn.pickHint')}</p>
      <Segmented block value={kind} onChange={setKind} options={KINDS.map((value) => ({ value, label: t(`signIn.kind.${value}`) }))} />
      {searchable && (
        <Input
          allowClear
          prefix={<SearchOutlined />}
          placeholder={t('signIn.pickSearch')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <ul className="picker-list">
        {found.slice(0, LONGEST).map(({ account, title }) => (
          <li key={account}>
            <button type="button" onClick={() => onPick(account)} disabled={entering !== null}>
              <span className="picker-icon">{ICONS[kind]}</span>
              <span className="picker-title">
                {title}
                {kind === 'villages' && (
                  <small className="quiet">{townships.get(codeOf(account).slice(0, 9))?.replace('人民政府', '')}</small>
                )}
              </span>
              {entering === account ? <Spin size="small" /> : <RightOutlined className="quiet" />}
            </button>
          </li>
        ))}
        {found.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('signIn.pickEmpty')} />}
      </ul>
    </div>
  )
}
