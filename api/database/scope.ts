import pg from 'pg'
import type { Scope } from './sql.ts'

/** Statements that make the running transaction the application's, under a scope: what the row-level policies read. */
export function scopeStatements(scope: Scope): string {
  const settings = {
    'yitu.scope': scope.area,
    'yitu.datasets': `{${scope.datasets.map(Number).join(',')}}`,
    'yitu.people': String(scope.people),
    'yitu.account': String(scope.account ?? ''),
  }
  const calls = Object.entries(settings).map(([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`)
  return `set local role yitu_app; select ${calls.join(', ')}`
}
