import type { Account } from '../context.ts'
import type { Sql } from '../database/sql.ts'

export interface AccountLine {
  name: string
  title: string
  unit: string
  role: Account['role']
  scope: string
  demo: boolean
  disabled: boolean
  /** Tokens of programs in force. */
  tokens: number
}

/** Every account, those of an organisation's level together. */
export function listAccounts(sql: Sql): Promise<AccountLine[]> {
  return sql.rows(
    `select a.name, a.title, u.name as unit, a.role, concat_ws(' ', s.code, s.name) as scope, a.demo, a.disabled_at is not null as disabled,
            (select count(*) from sessions t where t.account_id = a.id and t.kind = 'token' and t.expires_at > now()) as tokens
     from accounts a join units u on u.id = a.unit_id join areas s on s.code = a.scope_code
     order by length(a.scope_code), a.scope_code, a.id`,
  )
}

/** Id of an account, or undefined. */
export async function accountId(sql: Sql, name: string): Promise<number | undefined> {
  return (await sql.row<{ id: number }>('select id from accounts where name = $1', [name]))?.id
}

export async function areaExists(sql: Sql, code: string): Promise<boolean> {
  return (await sql.row('select from areas where code = $1 and valid_to is null', [code])) !== undefined
}

/** The unit of that name in the area, made where there is none. */
export async function ensureUnit(sql: Sql, name: string, kind: string, area: string): Promise<number> {
  const found = await sql.row<{ id: number }>('select id from units where name = $1 and area_code = $2', [name, area])
  if (found) return found.id
  const made = await sql.row<{ id: number }>(
    `insert into units (id, name, kind, area_code) select coalesce(max(id), 0) + 1, $1, $2, $3 from units returning id`,
    [name, kind, area],
  )
  return made!.id
}

export interface NewAccount {
  name: string
  title: string
  unitId: number
  role: Account['role']
  scope: string
  passwordHash: string
}

export async function insertAccount(sql: Sql, account: NewAccount): Promise<void> {
  await sql.run('insert into accounts (name, title, unit_id, role, scope_code, password_hash) values ($1, $2, $3, $4, $5, $6)', [
    account.name,
    account.title,
    account.unitId,
    account.role,
    account.scope,
    account.passwordHash,
  ])
}

/** Sets a password of the account's own: a demo account is none from then on. Ends its sessions. */
export async function updatePassword(sql: Sql, id: number, passwordHash: string): Promise<void> {
  await sql.run('update accounts set password_hash = $2, demo = false where id = $1', [id, passwordHash])
  await endSessions(sql, id, 'cookie')
}

/** Disables or enables an account; disabling ends its sessions and tokens. */
export async function setDisabled(sql: Sql, id: number, disabled: boolean): Promise<void> {
  await sql.run('update accounts set disabled_at = case when $2 then coalesce(disabled_at, now()) end where id = $1', [id, disabled])
  if (disabled) await endSessions(sql, id)
}

/** Ends an account's sessions, of one kind or all. @returns how many */
export function endSessions(sql: Sql, id: number, kind?: 'cookie' | 'token'): Promise<number> {
  return sql.run('delete from sessions where account_id = $1 and ($2::text is null or kind = $2)', [id, kind ?? null])
}

/** A program's token, good for some days. */
export async function insertToken(sql: Sql, tokenHash: Buffer, accountId: number, label: string, days: number): Promise<void> {
  await sql.run(
    `insert into sessions (token_hash, account_id, kind, label, expires_at) values ($1, $2, 'token', $3, now() + make_interval(days => $4))`,
    [tokenHash, accountId, label, days],
  )
}
