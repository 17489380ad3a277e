import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConnection, type ConnectionFile } from '../connection.file.ts'
import { startEmbedded } from '../start.ts'
import { cstring, frame, queryMessage } from './messages.ts'

/** ReadyForQuery, outside a transaction. */
const READY = 'Z\0\0\0\x05I'

describe('wire server', () => {
  const home = mkdtempSync(join(tmpdir(), 'yitu-wire-'))
  let connection: ConnectionFile
  let stop: () => Promise<void>

  beforeAll(async () => {
    const child = await startEmbedded(home)
    connection = readConnection(home)!
    stop = async () => {
      child.disconnect()
      await once(child, 'exit')
    }
    await using(async (client) => client.query('create table numbers (id int primary key, name text)'))
  })
  afterAll(async () => {
    await stop()
    rmSync(home, { recursive: true })
  })

  async function connect(password = connection.password): Promise<pg.Client> {
    const client = new pg.Client({ host: '127.0.0.1', port: connection.port, user: 'postgres', database: 'postgres', password })
    client.on('error', () => {})
    await client.connect()
    return client
  }
  async function using<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = await connect()
    try {
      return await work(client)
    } finally {
      await client.end()
    }
  }
  const count = () => using(async (client) => Number((await client.query<{ n: string }>('select count(*) as n from numbers')).rows[0]!.n))

  test('refuses a wrong password', async () => {
    await expect(connect('wrong')).rejects.toMatchObject({ code: '28P01' })
  })

  test('eight clients keep their prepared statements of the same names apart', async () => {
    await Promise.all(
      Array.from({ length: 8 }, (_, own) =>
        using(async (client) => {
          for (let round = 0; round < 50; round++) {
            const { rows } = await client.query({
              name: 'same',
              text: `select $1::int * ${own + 1} as product, ${own} as own`,
              values: [round],
            })
            expect(rows).toEqual([{ product: round * (own + 1), own }])
          }
        }),
      ),
    )
    // What they had prepared went with them.
    const left = await using((client) => client.query(`select name from pg_prepared_statements where name like 'c%'`))
    expect(left.rows).toEqual([])
  })

  test('transactions of different clients do not mix', async () => {
    await Promise.all(
      Array.from({ length: 8 }, (_, own) =>
        using(async (client) => {
          for (let round = 0; round < 10; round++) {
            await client.query('begin')
            await client.query(`select set_config('test.own', $1, true)`, [String(own)])
            const { rows } = await client.query(`select current_setting('test.own') as own`)
            await client.query(round % 2 ? 'commit' : 'rollback')
            expect(rows).toEqual([{ own: String(own) }])
          }
        }),
      ),
    )
  })

  test('COPY goes both ways, and a failing one leaves the connection usable', async () => {
    await using(async (client) => {
      const rows = Array.from({ length: 50_000 }, (_, index) => `${index}\tname ${index}\n`)
      await pipeline(Readable.from(rows), client.query(copyFrom('copy numbers from stdin')))
      expect(await text(client.query(copyTo('copy (select * from numbers order by id) to stdout')))).toBe(rows.join(''))
      const broken = [...rows.slice(0, 20_000).map((_, index) => `${100_000 + index}\tx\n`), 'not a number\tx\n', ...rows]
      await expect(pipeline(Readable.from(broken), client.query(copyFrom('copy numbers from stdin')))).rejects.toThrow(/integer/)
      await client.query('delete from numbers')
      expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    })
  })

  test('a client that goes in the middle of a COPY leaves nothing', async () => {
    const client = await connect()
    const copy = client.query(copyFrom('copy numbers from stdin'))
    copy.on('error', () => {})
    copy.write('1\tone\n')
    await new Promise((soon) => setTimeout(soon, 50))
    destroy(client)
    expect(await count()).toBe(0)
  })

  test('a client that goes in the middle of a transaction or a statement leaves nothing and holds up nobody', async () => {
    const idle = await connect()
    await idle.query('begin')
    await idle.query(`insert into numbers values (1, 'one')`)
    destroy(idle)
    const busy = await connect()
    await busy.query('begin')
    busy.query(`insert into numbers select i, 'x' from generate_series(1, 200000) i`).catch(() => {})
    await new Promise((soon) => setTimeout(soon, 20))
    destroy(busy)
    expect(await count()).toBe(0)
  })

  test('an error in a transaction fails the rest of it until the rollback', async () => {
    await using(async (client) => {
      await client.query('begin')
      await expect(client.query('select 1/0')).rejects.toMatchObject({ code: '22012' })
      await expect(client.query('select 1')).rejects.toMatchObject({ code: '25P02' })
      await client.query('rollback')
      expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    })
  })

  test('cursors read in pieces while others wait their turn', async () => {
    const other = using((client) => client.query('select 2 as two'))
    await using(async (client) => {
      await client.query('begin')
      await client.query('declare c cursor for select generate_series(1, 25) as n')
      const sizes = []
      for (let size = 10; size === 10; sizes.push(size)) size = (await client.query('fetch 10 from c')).rows.length
      expect(sizes).toEqual([10, 10, 5])
      await client.query('commit')
    })
    expect((await other).rows).toEqual([{ two: 2 }])
  })

  test('notifications reach those who listen, and one UNLISTEN silences only its own', async () => {
    const heard: string[] = []
    const first = await connect()
    const second = await connect()
    first.on('notification', ({ payload }) => heard.push(`first ${payload}`))
    second.on('notification', ({ payload }) => heard.push(`second ${payload}`))
    await first.query('listen News')
    await second.query('listen news')
    await using((client) => client.query(`notify news, 'a'`))
    await second.query('unlisten news')
    await using((client) => client.query(`notify news, 'b'`))
    await using((client) => client.query(`notify other, 'c'`))
    await first.query('select 1')
    await Promise.all([first.end(), second.end()])
    expect(heard.sort()).toEqual(['first a', 'first b', 'second a'])
  })

  test('an answer larger than the buffers arrives whole at a slow reader', async () => {
    await using(async (client) => {
      const stream = client.query(copyTo(`copy (select repeat('x', 1000) from generate_series(1, 40000)) to stdout`))
      let bytes = 0
      for await (const chunk of stream) {
        if (bytes === 0) await new Promise((later) => setTimeout(later, 300))
        bytes += (chunk as Buffer).length
      }
      expect(bytes).toBe(40_000 * 1001)
    })
  })

  test('messages cut anywhere, an extended query with Flush, and garbage', async () => {
    const socket = createConnection(connection.port, '127.0.0.1')
    const replies: Buffer[] = []
    socket.on('data', (chunk) => replies.push(chunk))
    /** Waits for a reply with these parts, ending in the last. */
    const seen = async (...parts: string[]) => {
      const whole = () => Buffer.concat(replies).toString('latin1')
      while (!whole().endsWith(parts.at(-1)!)) await once(socket, 'data')
      for (const part of parts) expect(whole()).toContain(part)
      replies.length = 0
    }
    socket.write(startup())
    await seen('R\0\0\0\x08\0\0\0\x03')
    const slowly = async (bytes: Buffer) => {
      for (const byte of bytes) {
        socket.write(Buffer.from([byte]))
        await new Promise((next) => setImmediate(next))
      }
    }
    await slowly(frame('p', cstring(connection.password)))
    await seen(READY)
    await slowly(queryMessage('select 41 + 1'))
    await seen('42', READY)
    const parse = frame('P', Buffer.concat([cstring(''), cstring('select 7'), Buffer.alloc(2)]))
    const bind = frame('B', Buffer.concat([cstring(''), cstring(''), Buffer.alloc(6)]))
    socket.write(Buffer.concat([parse, bind, frame('H')]))
    await seen('1\0\0\0\x042\0\0\0\x04')
    socket.write(Buffer.concat([frame('E', Buffer.concat([cstring(''), Buffer.alloc(4)])), frame('S')]))
    await seen('7C', READY)
    socket.write(Buffer.from('?\0\0\0\x04 not a message'))
    await once(socket, 'close')
    expect(await count()).toBe(0)
  })

  function startup(): Buffer {
    const body = Buffer.concat([Buffer.from([0, 3, 0, 0]), cstring('user'), cstring('postgres'), Buffer.from([0])])
    const length = Buffer.alloc(4)
    length.writeInt32BE(4 + body.length)
    return Buffer.concat([length, body])
  }
})

/** As a killed process would go: without a word. */
function destroy(client: pg.Client): void {
  ;(client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
}
