import { createHash } from 'node:crypto'
import { recordVersion } from '../analysis/stamps.queries.ts'
import type { Database } from '../database/sql.ts'
import { landVersion } from './data_version.queries.ts'

/** Letters of a version: enough to tell any two apart. */
const LETTERS = 12

/**
 * What scenarios are counted on: another text after every change of the records, or of the relief, roads, rivers, facilities and parcels.
 * Capital letters, to be read out and compared: hexadecimal digits as A to P.
 */
export async function dataVersion(database: Database): Promise<string> {
  const versions = await database.system(async (sql) => [await recordVersion(sql), await landVersion(sql)])
  const digits = createHash('sha256').update(versions.join(' ')).digest('hex').slice(0, LETTERS)
  return digits.replaceAll(/./g, (digit) => String.fromCharCode(65 + Number.parseInt(digit, 16)))
}
