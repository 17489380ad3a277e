import { expect, test } from 'vitest'
import { CATALOGUE } from '../map/catalogue.ts'
import type { LegendEntry } from '../map/layer.ts'
import { legendDrawn, type Drawn } from './legend.ts'

const entry = (zh: string): LegendEntry => ({ label: { zh, en: zh }, mark: 'fill', color: '#17a29c' })
const drawn: Drawn = {
  visible: new Set(['industry', 'people-density']),
  status: { industry: 'ready', 'people-density': 'ready', parcels: 'ready' },
  legends: {},
  eyeMeters: 3000,
  kinds: null,
}
const labels = (change: Partial<Drawn>) => legendDrawn(CATALOGUE, { ...drawn, ...change }).map(({ label }) => label.zh)

test('a picture says what its colours mean now, not what a layer means at rest', () => {
  const legends = { 'people-density': [entry('100–199 人/格')] }
  const atRest = CATALOGUE.find(({ id }) => id === 'people-density')!.legend.map(({ label }) => label.zh)
  expect(labels({ legends })).toContain('100–199 人/格')
  for (const label of atRest) expect(labels({ legends })).not.toContain(label)
})

test('what colours houses is told before the map itself, also where they are dots', () => {
  const houses: Partial<Drawn> = { visible: new Set(['basemap', 'houses']), status: { basemap: 'ready', houses: 'ready' } }
  const legends = { houses: [entry('低保：住户中有')] }
  expect(labels({ ...houses, legends, eyeMeters: 10_000 })[0]).toBe('低保：住户中有')
  expect(labels({ ...houses, eyeMeters: 10_000 })).not.toContain('砖房、楼房')
})

test('what a tool shows is told before the layers', () => {
  expect(labels({ legends: { sight: [entry('看得见的地面')] } })[0]).toBe('看得见的地面')
})

test('of a layer narrowed to some kinds the others are not told', () => {
  const industry = CATALOGUE.find(({ id }) => id === 'industry')!
  if (industry.source.kind !== 'vector') throw new Error('industry has kinds')
  const [first, second] = industry.source.style.stops
  expect(labels({})).toEqual(expect.arrayContaining([first!.label.zh, second!.label.zh]))
  const narrowed = labels({ kinds: `industry:${first!.value}` })
  expect(narrowed).toContain(first!.label.zh)
  expect(narrowed).not.toContain(second!.label.zh)
})

test('layers put away, not yet loaded, or out of their heights are not told', () => {
  expect(labels({ visible: new Set() })).toEqual([])
  expect(labels({ status: { ...drawn.status, industry: 'loading', 'people-density': 'failed' } })).toEqual([])
})
