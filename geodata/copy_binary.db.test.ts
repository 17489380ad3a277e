import { expect, test } from 'vitest'
import { describeOnDatabases, useRolledBack } from '../api/database/testing.ts'
import { binaryTable, BinaryRows, copyBinary, type BinaryValue } from './copy_binary.ts'

const TABLE = binaryTable('copied', {
  n: 'integer',
  small: 'smallint',
  name: 'text',
  day: 'date',
  yes: 'boolean',
  bytes: 'bytea',
})

describeOnDatabases('binary COPY', (engine) => {
  const database = useRolledBack(engine)

  const stored = (chunks: Iterable<Buffer>) =>
    database.system(async (sql) => {
      await sql.run('create table copied (n integer, small smallint, name text, day date, yes boolean, bytes bytea)')
      expect(await sql.copyIn(TABLE.statement, chunks)).toBe(
        await sql.row<{ n: number }>('select count(*) as n from copied').then((row) => row!.n),
      )
      return sql.rows('select n, small, name, day, yes, bytes from copied order by n')
    })

  test('stores what it was given, of every type, at its ends, and nulls', async () => {
    const rows: BinaryValue[][] = [
      [-2_147_483_648, -32_768, '', -25_567, false, Buffer.alloc(0)],
      [0, 0, '零溪镇 LXZ\t\\N\n"', 0, true, Buffer.from([0, 255, 92])],
      [1, null, null, null, null, null],
      [2_147_483_647, 32_767, '430821109201', 20_757, true, Buffer.from('a')],
    ]
    expect(await stored(copyBinary(TABLE, rows))).toEqual([
      { n: -2_147_483_648, small: -32_768, name: '', day: '1900-01-01', yes: false, bytes: Buffer.alloc(0) },
      { n: 0, small: 0, name: '零溪镇 LXZ\t\\N\n"', day: '1970-01-01', yes: true, bytes: Buffer.from([0, 255, 92]) },
      { n: 1, small: null, name: null, day: null, yes: null, bytes: null },
      { n: 2_147_483_647, small: 32_767, name: '430821109201', day: '2026-10-31', yes: true, bytes: Buffer.from('a') },
    ])
  })

  test.each([
    ['an integer too large', [2_147_483_648, 0, '', 0, true, null]],
    ['a smallint too large', [0, 32_768, '', 0, true, null]],
    ['a fraction', [0.5, 0, '', 0, true, null]],
    ['a date that is none', [0, 0, '', Number.NaN, true, null]],
    ['a row that is too short', [0]],
  ])('%s is refused, not cut to fit', (_, row) => {
    expect(() => [...copyBinary(TABLE, [row])]).toThrow(RangeError)
  })

  test('no rows are none', async () => expect(await stored(copyBinary(TABLE, []))).toEqual([]))

  test('a value longer than a piece, and rows over many pieces, arrive whole', async () => {
    const long = '慈'.repeat(200_000)
    const rows = function* () {
      yield [0, 1, long, 1, true, null]
      for (let n = 1; n <= 9_000; n++) yield [n, 1, `村${n}`, n, false, Buffer.alloc(40, n)]
    }
    const chunks = [...copyBinary(TABLE, rows())]
    expect(chunks.length).toBeGreaterThan(2)
    const found = await stored(chunks)
    expect(found).toHaveLength(9_001)
    expect(found[0]).toMatchObject({ name: long })
    expect(found[9_000]).toEqual({ n: 9_000, small: 1, name: '村9000', day: '1994-08-23', yes: false, bytes: Buffer.alloc(40, 9_000) })
  })

  test('taken piece by piece it is one copy', async () => {
    const written = new BinaryRows(TABLE)
    const pieces: Buffer[] = []
    for (const n of [1, 2, 3]) {
      written.add([n, 1, 'a', 1, true, null])
      pieces.push(written.take())
    }
    expect(await stored([...pieces, written.end()])).toHaveLength(3)
  })
})
