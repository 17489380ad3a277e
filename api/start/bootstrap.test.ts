import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

/** Stands in for npm: installs by writing what npm writes last, and counts; fails or is interrupted when told to. */
const NPM = `
  import { appendFileSync, existsSync, mkdirSync, copyFileSync, rmSync, symlinkSync } from 'node:fs'
  appendFileSync('npm.calls', process.argv.slice(2).join(' ') + '\\n')
  rmSync('node_modules', { recursive: true, force: true })
  mkdirSync('node_modules/.bin', { recursive: true })
  if (existsSync('fail')) process.exit(1)
  if (existsSync('interrupt')) process.kill(process.pid, 'SIGINT')
  else {
    symlinkSync(process.execPath, 'node_modules/.bin/node')
    copyFileSync('package-lock.json', 'node_modules/.package-lock.json')
  }
`

describe('bootstrap', () => {
  let root: string
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'yitu-bootstrap-'))
    mkdirSync(join(root, 'api/start'), { recursive: true })
    cpSync(join(import.meta.dirname, 'bootstrap.js'), join(root, 'api/start/bootstrap.js'))
    writeFileSync(join(root, 'package.json'), '{"type":"module"}')
    writeFileSync(join(root, 'npm.js'), NPM)
    lock('1.0.0')
  })
  afterEach(() => rmSync(root, { recursive: true }))

  const lock = (version: string) =>
    writeFileSync(
      join(root, 'package-lock.json'),
      JSON.stringify({ packages: { '': {}, 'node_modules/x': { version }, 'node_modules/y': { version, optional: true } } }),
    )
  const bootstrap = () =>
    spawnSync(process.execPath, [join(root, 'api/start/bootstrap.js')], {
      encoding: 'utf8',
      env: { ...process.env, npm_execpath: join(root, 'npm.js') },
    })
  const calls = () => (existsSync(join(root, 'npm.calls')) ? readFileSync(join(root, 'npm.calls'), 'utf8').trim().split('\n') : [])

  test('installs once, and again when the lock file changes', () => {
    const first = bootstrap()
    expect([first.status, first.stdout]).toEqual([0, expect.stringContaining('首次启动')])
    expect(calls()).toEqual([expect.stringMatching(/^ci --include=dev/)])
    const second = bootstrap()
    expect([second.status, second.stdout, calls().length]).toEqual([0, '', 1])
    lock('1.0.1')
    expect(bootstrap().status).toBe(0)
    expect(calls()).toHaveLength(2)
  })

  test('takes what was installed by hand from the same lock file', () => {
    mkdirSync(join(root, 'node_modules/.bin'), { recursive: true })
    cpSync(process.execPath, join(root, 'node_modules/.bin/node'))
    writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: { 'node_modules/x': { version: '1.0.0' } } }))
    expect(bootstrap().status).toBe(0)
    expect(calls()).toEqual([])
  })

  test('an installation that failed or was interrupted is said in a sentence and done again', () => {
    for (const [how, sentence] of [
      ['fail', '软件包没有装成'],
      ['interrupt', '安装被中断'],
    ] as const) {
      writeFileSync(join(root, how), '')
      const broken = bootstrap()
      expect([how, broken.status, broken.stderr]).toEqual([how, 1, expect.stringContaining(sentence)])
      rmSync(join(root, how))
      const before = calls().length
      expect(bootstrap().status).toBe(0)
      expect(calls()).toHaveLength(before + 1)
      rmSync(join(root, 'node_modules'), { recursive: true })
    }
  })
})
