import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterEach, expect, test, vi } from 'vitest'
import { FONT } from '../../theme.ts'
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

test('every letter of the divisions is in a font of the product itself, whatever fonts a machine has', () => {
  const root = new URL('../../../', import.meta.url)
  const packaged = createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/unicode.json')
  const ranges = [
    ...Object.values(JSON.parse(readFileSync(packaged, 'utf8')) as Record<string, string>),
    ...[...readFileSync(new URL('web/fonts/rare-letters.css', root), 'utf8').matchAll(/unicode-range: ([^;]+);/g)].map(
      ([, range]) => range!,
    ),
  ].flatMap((list) =>
    list.split(',').map((range) =>
      range
        .trim()
        .slice(2)
        .split('-')
        .map((code) => Number.parseInt(code, 16)),
    ),
  )
  const letters = new Set(readFileSync(new URL('geodata/sources/cili_divisions_2023.json', root), 'utf8'))
  const missing = [...letters].filter((letter) => {
    const code = letter.codePointAt(0)!
    return code > 0x20 && !ranges.some(([from, to]) => code >= from! && code <= (to ?? from!))
  })
  expect(missing).toEqual([])
  expect(FONT).toContain('Rare Letters')
})
