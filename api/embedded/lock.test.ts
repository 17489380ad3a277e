import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isAlive, LockedError, lockOwner, releaseLock, takeLock, thisProcess } from './lock.ts'

describe('lock', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yitu-lock-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const leave = (owner: object | string) => writeFileSync(join(folder, 'lock'), typeof owner === 'string' ? owner : JSON.stringify(owner))

  test('is held once, named, and free again when released', () => {
    takeLock(folder)
    expect(lockOwner(folder)).toEqual(thisProcess())
    expect(() => takeLock(folder)).toThrow(LockedError)
    releaseLock(folder)
    takeLock(folder)
    expect(readdirSync(folder)).toEqual(['lock'])
  })

  test('a dead owner, a process number used again, and a torn file hold nothing', () => {
    const dead = Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }))
    for (const left of [{ ...thisProcess(), pid: dead }, { pid: process.pid, started: 'another boot:1' }, '{"pid":1', '']) {
      leave(left)
      expect(lockOwner(folder)).toBeUndefined()
      takeLock(folder)
      expect(lockOwner(folder)).toEqual(thisProcess())
      releaseLock(folder)
    }
  })

  test('another one’s lock is not released', () => {
    leave({ pid: 1, started: 'x' })
    releaseLock(folder)
    expect(existsSync(join(folder, 'lock'))).toBe(true)
  })

  test('a living process is told from a dead one and from its successor', () => {
    expect(isAlive(thisProcess())).toBe(true)
    expect(isAlive({ ...thisProcess(), started: 'before' })).toBe(false)
  })

  test('of many that take over a dead owner’s lock at once, one gets it', async () => {
    leave({ pid: process.pid, started: 'before' })
    const module = new URL('./lock.ts', import.meta.url).href
    const program = `const { takeLock } = await import(${JSON.stringify(module)})
      try { takeLock(${JSON.stringify(folder)}); console.log('got'); await new Promise((r) => setTimeout(r, 3000)) } catch { console.log('refused') }`
    const said = await Promise.all(
      Array.from({ length: 6 }, () =>
        text(spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] }).stdout),
      ),
    )
    expect(said.filter((line) => line.startsWith('got'))).toHaveLength(1)
  })
})
