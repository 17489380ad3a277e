import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Columns } from './columns.ts'
import { loadColumns, saveColumns } from './snapshot.ts'

const rows = { first: Uint32Array.of(0, 1, 3), id: Int32Array.of(7, 5, 9) }
const bytes = Uint8Array.of(1, 2, 3)
const columns: Columns = {
  asOf: '2026-10-31',
  readAt: new Date('2026-11-24T08:00:00Z'),
  villages: ['430821109201', '430821109202'],
  areas: new Map([['430821', { name: '慈利县', children: [{ code: '430821109', name: '零溪镇' }] }]]),
  people: {
    ...rows,
    household: Int32Array.of(0, -1, 1),
    house: Int32Array.of(-1, 0, 2),
    age: bytes,
    sex: bytes,
    ethnicity: bytes,
    education: bytes,
    politics: bytes,
    marriage: bytes,
    employment: bytes,
    residence: bytes,
    relation: bytes,
    insured: bytes,
    group: Uint32Array.of(0, 2 ** 31, 5),
    received: Uint32Array.of(1, 2, 3),
  },
  households: { ...rows, householdSize: bytes },
  houses: {
    ...rows,
    structure: bytes,
    use: bytes,
    roof: bytes,
    floors: bytes,
    builtYear: Uint16Array.of(1998, 2001, 0),
    residents: Uint16Array.of(3, 0, 300),
    empty: bytes,
  },
}

test('columns are read back from their file for the same version only, and nobody else may read it', async () => {
  const place = mkdtempSync(join(tmpdir(), 'yitu-columns-'))
  expect(await loadColumns(place, 'v1')).toBeUndefined()
  await saveColumns(place, 'v1', columns)
  expect(await loadColumns(place, 'v1')).toEqual(columns)
  expect(await loadColumns(place, 'v2')).toBeUndefined()
  expect(statSync(join(place, 'analysis', 'columns')).mode & 0o077).toBe(0)
})

test('a file that is not whole is not used', async () => {
  const place = mkdtempSync(join(tmpdir(), 'yitu-columns-'))
  await saveColumns(place, 'v1', columns)
  const path = join(place, 'analysis', 'columns')
  const whole = readFileSync(path)
  for (const broken of [whole.subarray(0, 5), whole.subarray(0, 100), whole.subarray(0, -20), Buffer.alloc(0)]) {
    writeFileSync(path, broken)
    expect(await loadColumns(place, 'v1')).toBeUndefined()
  }
  const changed = Buffer.from(whole)
  changed[whole.length - 8 * 20]! ^= 1
  writeFileSync(path, changed)
  expect(await loadColumns(place, 'v1')).toBeUndefined()
})
