import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { STEP_NAMES, type StepProgress } from '../contract/progress.ts'
import { Steps } from './steps.ts'
import { openTerminal } from './terminal.ts'
import { webSourceHash } from './web_build.ts'

describe('steps', () => {
  test('ready when every step is done, in the order of the contract', () => {
    const steps = new Steps(() => {})
    expect(steps.progress().steps.map(({ name }) => name)).toEqual([...STEP_NAMES])
    expect(steps.progress().ready).toBe(false)
    for (const name of STEP_NAMES) {
      expect(steps.progress().ready).toBe(false)
      steps.finish(name)
    }
    expect(steps.progress().ready).toBe(true)
    steps.report({ name: 'houses', done: 0, total: 250_000 })
    expect(steps.progress().ready).toBe(false)
  })

  test('a step of nothing to do is not divided by zero, and is done when it says so', () => {
    const heard: StepProgress[] = []
    const steps = new Steps((step) => heard.push(step))
    steps.report({ name: 'buildings', done: 0, total: 0 })
    expect(heard).toEqual([{ name: 'buildings', done: 0, total: 1 }])
    steps.finish('buildings')
    expect(steps.isDone('buildings')).toBe(true)
  })
})

describe('terminal', () => {
  test('elsewhere than on a terminal, quick steps say nothing', () => {
    const lines: string[] = []
    const terminal = openTerminal({ isTTY: false, write: (text: string) => lines.push(text) } as unknown as NodeJS.WriteStream)
    terminal.step({ name: 'web', done: 0, total: 2 })
    terminal.step({ name: 'web', done: 1, total: 2 })
    terminal.step({ name: 'web', done: 2, total: 2 })
    terminal.say('一切就绪')
    terminal.close()
    expect(lines).toEqual(['一切就绪\n'])
  })
})

describe('web app', () => {
  test('is stale when a source, the contract or a package changed, not for tests or what was built', () => {
    const root = mkdtempSync(join(tmpdir(), 'yitu-web-'))
    const write = (path: string, text: string) => {
      mkdirSync(join(root, path, '..'), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    const sources = ['package-lock.json', 'web/main.tsx', 'web/map/Globe.tsx', 'api/contract/areas.ts']
    for (const path of sources) write(path, 'one')
    let hash = webSourceHash(root)
    for (const path of ['web/dist/index.html', 'web/dist.new/a.js', 'web/map/Globe.browser.test.tsx', 'web/e2e/leader.e2e.ts']) {
      write(path, 'other')
      expect(webSourceHash(root)).toBe(hash)
    }
    for (const path of sources) {
      write(path, 'two')
      const changed = webSourceHash(root)
      expect([path, changed === hash]).toEqual([path, false])
      hash = changed
    }
    rmSync(root, { recursive: true })
  })
})
