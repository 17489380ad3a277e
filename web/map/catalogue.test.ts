import { expect, test } from 'vitest'
import { CATALOGUE } from './catalogue.ts'
import { toggleLayer, visibleLayers } from './layer.ts'

test('layers have names of their own, fit for an address', () => {
  expect(new Set(CATALOGUE.map(({ id }) => id)).size).toBe(CATALOGUE.length)
  for (const { id } of CATALOGUE) expect(id).toMatch(/^[a-z][a-z-]*$/)
})

test.each(CATALOGUE)('layer $id says in both languages what it shows', ({ title, legend, eyeMeters }) => {
  expect(legend.length).toBeGreaterThan(0)
  for (const { zh, en } of [title, ...legend.map(({ label }) => label)]) {
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).toMatch(/[a-z]/i)
    expect(en).not.toMatch(/\p{Script=Han}/u)
  }
  expect(eyeMeters.from).toBeLessThan(eyeMeters.to)
})

test('no two meanings of a layer look the same', () => {
  for (const { legend } of CATALOGUE)
    expect(new Set(legend.map(({ mark, color, sign }) => `${mark} ${color} ${sign?.shape} ${sign?.text}`)).size).toBe(legend.length)
})

test.each(CATALOGUE)('layer $id is switched, and switched back', (layer) => {
  const before = { show: [], hide: [] }
  const after = toggleLayer(layer, before)
  expect(visibleLayers(CATALOGUE, after).has(layer.id)).toBe(!layer.initial)
  expect(toggleLayer(layer, after)).toEqual(before)
  expect(visibleLayers(CATALOGUE, before).has(layer.id)).toBe(layer.initial)
})
