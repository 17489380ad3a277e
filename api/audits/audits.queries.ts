import type { Account } from '../context.ts'
import type { Sql } from '../database/sql.ts'

export interface AuditEntry {
  /** What was done: 'person.read', 'search.people' … */
  action: string
  /** To what: 'person 123'. Never a name or a number that identifies somebody outside the system. */
  subject: string
  purpose?: string
  /** Fields revealed. */
  fields: readonly string[]
  /** How many people. */
  rowCount: number
}

/** Adds to the hash-chained audits within the reading transaction: what cannot be audited is not read. */
export async function appendAudit(sql: Sql, account: Account, { action, subject, purpose, fields, rowCount }: AuditEntry): Promise<void> {
  await sql.row('select append_audit($1, $2, $3, $4, $5, $6::text[], $7)', [
    account.id,
    account.unitId,
    action,
    subject,
    purpose ?? null,
    fields,
    rowCount,
  ])
}

/** Id of the first audit whose hash or link is broken; null while the chain is whole. */
export async function firstBrokenAudit(sql: Sql): Promise<number | null> {
  return (await sql.row<{ id: number | null }>('select first_broken_audit()::int as id'))!.id
}
