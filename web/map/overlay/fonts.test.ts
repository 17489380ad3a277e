import { afterEach, expect, test, vi } from 'vitest'
import { hasGlyphs, loadGlyphs } from './fonts.ts'

afterEach(() => vi.unstubAllGlobals())

test('who asks for letters that are on their way already waits for them too', async () => {
  let arrive = () => {}
  const load = vi.fn(() => new Promise<void>((arrived) => (arrive = arrived)))
  vi.stubGlobal('document', { fonts: { load } })
  const first = loadGlyphs(['白竹'])
  let there = false
  const second = loadGlyphs(['白竹']).then((some) => {
    there = true
    return some
  })
  await Promise.resolve()
  expect([there, hasGlyphs('白竹')]).toEqual([false, false])
  arrive()
  expect([await first, await second, hasGlyphs('白竹'), load.mock.calls.length]).toEqual([true, false, true, 1])
})
