import type { Account } from '../context.ts'
import type { Sql } from '../database/sql.ts'

interface AccountRow extends Omit<Account, 'area' | 'scope'> {
  passwordHash: string | null
  scopeCode: string
  scopeName: string
  scopeLevel: Account['area']['level']
  datasets: number[]
  people: boolean
}

// Departments and schools read their own data sets and what is shared with them; planners and schools see no people.
const ACCOUNT = `
  select a.id, a.name, a.title, a.unit_id as "unitId", u.name as unit, a.role, a.demo, a.password_hash as "passwordHash",
         s.code as "scopeCode", s.name as "scopeName", s.level as "scopeLevel",
         a.role not in ('planner', 'school') as people,
         array(select d.id::int from datasets d
               where a.role not in ('department', 'school') or d.unit_id = a.unit_id
                  or exists (select from dataset_shares h where h.dataset_id = d.id and h.unit_id = a.unit_id)
               order by d.id) as datasets
  from accounts a
  join units u on u.id = a.unit_id
  join areas s on s.code = a.scope_code`

function asAccount({ passwordHash: _, scopeCode, scopeName, scopeLevel, datasets, people, ...account }: AccountRow): Account {
  return {
    ...account,
    area: { code: scopeCode, name: scopeName, level: scopeLevel },
    scope: { area: scopeCode, datasets, people, account: account.id },
  }
}

/** An account that may sign in, with its password's hash; null hash: a demo account. */
export async function accountToSignIn(sql: Sql, name: string): Promise<{ account: Account; passwordHash: string | null } | undefined> {
  const row = await sql.row<AccountRow>(`${ACCOUNT} where a.name = $1 and a.disabled_at is null`, [name])
  return row && { account: asAccount(row), passwordHash: row.passwordHash }
}

/** The account of a session that has not ended; a browser's session lasts twelve hours after its last use. */
export async function accountOfSession(sql: Sql, tokenHash: Buffer): Promise<{ account: Account; expiresAt: Date } | undefined> {
  const session = await sql.row<{ accountId: number; kind: string; expiresAt: Date }>(
    `select account_id as "accountId", kind, expires_at as "expiresAt" from sessions where token_hash = $1 and expires_at > now()`,
    [tokenHash],
  )
  if (!session) return undefined
  const row = await sql.row<AccountRow>(`${ACCOUNT} where a.id = $1 and a.disabled_at is null`, [session.accountId])
  if (!row) return undefined
  if (session.kind === 'cookie') {
    await sql.run(
      `update sessions set expires_at = now() + interval '12 hours' where token_hash = $1 and expires_at < now() + interval '11 hours'`,
      [tokenHash],
    )
  }
  return { account: asAccount(row), expiresAt: session.expiresAt }
}

/** Opens a browser's session and clears away ended ones. */
export async function insertCookieSession(sql: Sql, tokenHash: Buffer, accountId: number): Promise<void> {
  await sql.run('delete from sessions where expires_at < now()')
  await sql.run(`insert into sessions (token_hash, account_id, kind, expires_at) values ($1, $2, 'cookie', now() + interval '12 hours')`, [
    tokenHash,
    accountId,
  ])
}

/** Ends a session. */
export async function deleteSession(sql: Sql, tokenHash: Buffer): Promise<void> {
  await sql.run('delete from sessions where token_hash = $1', [tokenHash])
}
