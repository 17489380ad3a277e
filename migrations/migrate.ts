import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database, Sql } from '../api/database/sql.ts'

export class MigrationError extends Error {
  override name = 'MigrationError'
}

interface MigrationFile {
  /** `0001_areas.sql`, `functions/layers.sql` */
  name: string
  text: string
  checksum: string
}

/** Key of the advisory lock under which servers are migrated: "yitu" in ASCII. */
const LOCK_KEY = 0x79697475

/**
 * Brings a database up to date: numbered files once each, in order; then the repeatable ones of `functions/` that are new or
 * have changed. Each file is one transaction with its row in `migrations`, so an interrupted run goes on where it stopped.
 * @param progress Called after each file.
 * @returns names of the files applied.
 * @throws MigrationError when an applied file has changed since, when the database is newer than the files, or when a file fails.
 */
export async function migrate(
  database: Database,
  { folder = import.meta.dirname, progress = () => {} }: { folder?: string; progress?: (done: number, total: number) => void } = {},
): Promise<string[]> {
  const numbered = readFiles(folder, '')
  const functions = readFiles(folder, 'functions')
  const before = await database.system(async (sql) => {
    await lock(sql)
    await sql.run(`create table if not exists migrations (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
    const found = await appliedFiles(sql)
    refuseUnknown(numbered, found)
    return found
  })
  const applied: string[] = []
  const files = [...numbered, ...functions]
  for (const [index, file] of files.entries()) {
    const repeatable = index >= numbered.length
    const done = before.get(file.name) === file.checksum
    if (!done && (await database.system((sql) => applyOnce(sql, file, repeatable)))) applied.push(file.name)
    progress(index + 1, files.length)
  }
  return applied
}

function readFiles(folder: string, part: string): MigrationFile[] {
  return readdirSync(join(folder, part))
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, part, name), 'utf8')
      return { name: part ? `${part}/${name}` : name, text, checksum: createHash('sha256').update(text).digest('hex') }
    })
}

async function appliedFiles(sql: Sql): Promise<Map<string, string>> {
  const rows = await sql.rows<{ name: string; checksum: string }>('select name, checksum from migrations')
  return new Map(rows.map((row) => [row.name, row.checksum]))
}

function refuseUnknown(numbered: MigrationFile[], applied: Map<string, string>): void {
  const known = new Set(numbered.map((file) => file.name))
  for (const name of applied.keys()) {
    if (!name.startsWith('functions/') && !known.has(name))
      throw new MigrationError(`数据库比程序新：迁移 ${name} 不在本版本中，请升级程序`)
  }
}

async function applyOnce(sql: Sql, file: MigrationFile, repeatable: boolean): Promise<boolean> {
  await lock(sql)
  const before = (await appliedFiles(sql)).get(file.name)
  if (before === file.checksum) return false
  if (before !== undefined && !repeatable) {
    throw new MigrationError(`迁移 ${file.name} 在执行后被改动：已执行的迁移不能修改，请另加一个新文件（开发中可删除数据目录重来）`)
  }
  try {
    await sql.run(file.text)
  } catch (error) {
    throw new MigrationError(`迁移 ${file.name} 失败：${(error as Error).message}`, { cause: error })
  }
  await sql.run(
    `insert into migrations (name, checksum) values ($1, $2)
     on conflict (name) do update set checksum = excluded.checksum, applied_at = now()`,
    [file.name, file.checksum],
  )
  return true
}

async function lock(sql: Sql): Promise<void> {
  await sql.run('select pg_advisory_xact_lock($1)', [LOCK_KEY])
}
