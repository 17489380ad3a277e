import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { releaseLock, takeLock } from '../embedded/lock.ts'

const START = join(import.meta.dirname, 'start.ts')

describe('npm start, when it can’t', () => {
  let dataDir: string
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'yitu-start-'))
  })
  afterEach(() => rmSync(dataDir, { recursive: true }))

  function start(settings: Record<string, string>) {
    const { status, stdout } = spawnSync(process.execPath, [START], {
      env: { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: '0', ...settings },
      encoding: 'utf8',
    })
    return { status, said: stdout }
  }

  test('names a bad setting', () => {
    for (const [name, value] of [
      ['DEMO_SCALE', '2'],
      ['DATABASE_URL', 'mysql://x'],
    ] as const) {
      const { status, said } = start({ [name]: value })
      expect([status, said]).toEqual([1, expect.stringContaining(name)])
      expect(said).not.toMatch(/ at .*\.ts/)
    }
  })

  test('names the process that has the data folder', () => {
    takeLock(dataDir)
    const { status, said } = start({})
    releaseLock(dataDir)
    expect([status, said]).toEqual([1, expect.stringContaining(`进程 ${process.pid}`)])
  })

  test('names the port that is taken, and gives the data folder back', async () => {
    const other = new Worker(
      `const { createServer } = require('node:net'); const { parentPort } = require('node:worker_threads')
      const server = createServer().listen(0, '127.0.0.1', () => parentPort.postMessage(server.address()))`,
      { eval: true },
    )
    const [{ port }] = (await once(other, 'message')) as [AddressInfo]
    const { status, said } = start({ PORT: String(port) })
    expect([status, said]).toEqual([1, expect.stringMatching(new RegExp(`端口 ${port} 已被占用.*PORT=`))])
    expect(readdirSync(dataDir)).not.toContain('lock')
    await other.terminate()
    expect(start({ PORT: '0', HOST: '203.0.113.7' })).toEqual({ status: 1, said: expect.stringContaining('203.0.113.7') as string })
  })

  test('says that a server can’t be reached, and ends', async () => {
    const closed = createServer().listen(0, '127.0.0.1')
    await once(closed, 'listening')
    const { port } = closed.address() as AddressInfo
    closed.close()
    const { status, said } = start({ DATABASE_URL: `postgres://nobody@127.0.0.1:${port}/none` })
    expect([status, said]).toEqual([1, expect.stringContaining('连接不上数据库')])
  })
})
