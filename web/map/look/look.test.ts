import { expect, test, vi } from 'vitest'

vi.mock('../../view.ts', () => ({ useView: () => null }))
const { formatFade, parseFade } = await import('./look.ts')

test('opacities go into the address and come back; opaque layers are not written', () => {
  const fade = new Map([
    ['houses', 30],
    ['basemap', 60],
    ['areas', 100],
  ])
  expect(formatFade(fade)).toBe('basemap:60,houses:30')
  expect([...parseFade('basemap:60,houses:30')]).toEqual([
    ['basemap', 60],
    ['houses', 30],
  ])
  expect([formatFade(new Map([['areas', 100]])), parseFade(null).size, parseFade('basemap:900').get('basemap')]).toEqual([null, 0, 100])
})
