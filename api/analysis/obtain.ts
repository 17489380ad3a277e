import type { Database } from '../database/sql.ts'
import { readColumns, type ReadOptions } from './build.ts'
import type { Columns } from './columns.ts'
import { loadColumns, saveColumns } from './snapshot.ts'
import { gatherStamps, recordVersion } from './stamps.queries.ts'

interface Obtained {
  readonly version: string
  readonly columns: Columns
  readonly from: 'file' | 'database'
}

/**
 * The columns of the records as they are now: from the file where it was made of the same, else from the database.
 * The file is kept beside an embedded database only: a server's records stay on the server, and its other readers do not wait.
 * @param held the version that is there already
 * @returns undefined where that is the newest, or there is no county yet
 * @throws DatabaseUnavailableError, AbortError
 */
export async function obtainColumns(
  dataDir: string,
  database: Database,
  held: string | undefined,
  options: ReadOptions,
): Promise<Obtained | undefined> {
  const beside = database.engine === 'embedded'
  const version = await database.system(recordVersion)
  if (version === held) return undefined
  const saved = beside ? await loadColumns(dataDir, version) : undefined
  if (saved) return { version, columns: saved, from: 'file' }
  const columns = await readColumns(database, options)
  if (!columns) return undefined
  if (beside) await save(dataDir, database, version, columns)
  return { version, columns, from: 'database' }
}

/** Saves what was read while nothing changed; else it is read again soon. */
async function save(dataDir: string, database: Database, version: string, columns: Columns): Promise<void> {
  const after = await database.system(async (sql) => {
    if ((await recordVersion(sql)) !== version) return undefined
    await gatherStamps(sql)
    return recordVersion(sql)
  })
  if (after !== undefined) await saveColumns(dataDir, after, columns)
}
