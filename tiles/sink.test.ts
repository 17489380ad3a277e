import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { beginBake, currentVersion, isDraft } from './sink.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sink-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const versions = () => readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name) // prettier-ignore
const publishOne = (sources: string) => {
  const bake = beginBake(folder, sources)!
  bake.put('0/0/0.tile', Buffer.from(sources))
  bake.publish()
  return bake.version
}

it('serves nothing before a set is whole, and then all of it', () => {
  const bake = beginBake(folder, 'a')!
  bake.put('0/0/0.tile', Buffer.from('tile'))
  expect(currentVersion(folder)).toBeUndefined()
  bake.publish()
  expect(currentVersion(folder)).toBe(bake.version)
  expect(readFileSync(join(folder, bake.version, '0/0/0.tile'), 'utf8')).toBe('tile')
})

it('goes on with an interrupted bake of the same sources', () => {
  const first = beginBake(folder, 'a')!
  first.finish('one')
  const again = beginBake(folder, 'a')!
  expect(again.version).toBe(first.version)
  expect(again.missing(['one', 'two'], (part) => part)).toEqual(['two'])
})

it('does a part again whose line was being written', () => {
  const first = beginBake(folder, 'a')!
  first.finish('one')
  appendFileSync(join(folder, first.version, '.parts'), 'tw')
  expect(beginBake(folder, 'a')!.missing(['one', 'tw', 'two'], (part) => part)).toEqual(['tw', 'two'])
})

it('begins anew when the sources are others', () => {
  const first = beginBake(folder, 'a')!
  first.finish('one')
  expect(beginBake(folder, 'b')!.missing(['one'], (part) => part)).toEqual(['one'])
})

it('has nothing to do for what is served already', () => {
  publishOne('a')
  expect(beginBake(folder, 'a')).toBeUndefined()
  expect(beginBake(folder, 'a', 'draft')).toBeDefined()
})

it('keeps the set before for its readers, and no older one', () => {
  const [a, b, c] = [publishOne('a'), publishOne('b'), publishOne('c')]
  expect(versions().sort()).toEqual([b, c].sort())
  expect(existsSync(join(folder, a))).toBe(false)
  expect(currentVersion(folder)).toBe(c)
})

it('names drafts', () => {
  expect(isDraft(beginBake(folder, 'a', 'draft')!.version)).toBe(true)
  expect(isDraft(beginBake(folder, 'a')!.version)).toBe(false)
})
