import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Progress } from '../context.ts'
import { askRaw, filesServices, serveFiles } from '../testing/files.testing.ts'
import { webFiles } from './web.files.ts'

const root = mkdtempSync(join(tmpdir(), 'yitu-web-'))
let progress: Progress = { ready: false, steps: [] }
let server: Server
beforeAll(async () => {
  const services = filesServices(root, () => progress)
  server = await serveFiles(services, webFiles(services, root))
})
afterAll(() => server.close())

const page = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

test('until the app is built, every page shows the progress, and only pages do', async () => {
  for (const path of ['/', '/map/430821']) {
    const reply = await askRaw(server, path, page)
    expect([reply.status, reply.headers['x-yitu-page']]).toEqual([200, 'progress'])
    expect(reply.bytes.toString()).toContain('正在启动')
  }
  expect((await askRaw(server, '/assets/main-12345678.js', { accept: '*/*' })).status).toBe(404)
  expect((await askRaw(server, '/api/nothing', page)).status).toBe(404)
})

test('the built app answers, compressed where it can, kept where its name says what it is', async () => {
  mkdirSync(join(root, 'assets'))
  mkdirSync(join(root, 'cesium'))
  writeFileSync(join(root, 'index.html'), '<title>一图</title>')
  const code = 'console.log(1)'
  writeFileSync(join(root, 'assets/main-12345678.js'), code)
  writeFileSync(join(root, 'assets/main-12345678.js.br'), brotliCompressSync(code))
  writeFileSync(join(root, 'assets/main-12345678.js.gz'), gzipSync(code))
  writeFileSync(join(root, 'cesium/worker.js'), code)

  const app = await askRaw(server, '/villages/430821109201?layers=houses', page)
  expect([app.status, app.headers['cache-control'], app.bytes.toString()]).toEqual([200, 'no-cache', '<title>一图</title>'])
  const packed = await askRaw(server, '/assets/main-12345678.js', { 'accept-encoding': 'gzip, br' })
  expect([packed.headers['content-encoding'], packed.headers['content-type']]).toEqual(['br', 'text/javascript; charset=utf-8'])
  expect(brotliDecompressSync(packed.bytes).toString()).toBe(code)
  expect(packed.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  const plain = await askRaw(server, '/assets/main-12345678.js')
  expect([plain.headers['content-encoding'], plain.bytes.toString(), plain.headers.vary]).toEqual([undefined, code, 'Accept-Encoding'])
  expect((await askRaw(server, '/cesium/worker.js')).headers['cache-control']).toBe('no-cache')
  for (const path of ['/assets/gone-12345678.js', '/cesium/gone.js', '/api/x', '/..%2f..%2fetc/passwd']) {
    expect((await askRaw(server, path, { accept: '*/*' })).status, path).toBe(404)
  }
})

test('while a build is running, what lies there is not the app', async () => {
  progress = { ready: false, steps: [{ name: 'web', done: 0, total: 1 }] }
  expect((await askRaw(server, '/', page)).headers['x-yitu-page']).toBe('progress')
})
