import { expect, test } from 'vitest'
import type { SearchHit } from '../../api/contract/search.ts'
import { groupHits } from './groups.ts'
import { recentHits, rememberHit } from './recent.ts'

const hit = (kind: SearchHit['kind'], id: string): SearchHit => ({ kind, id, title: id, subtitle: '', location: null })

test('hits stand by kind, the best kind first, and none is lost', () => {
  const hits = [hit('place', '1'), hit('area', '2'), hit('place', '3'), hit('house', '4'), hit('area', '5')]
  const groups = groupHits(hits)
  expect(groups.map(({ kind, hits: group }) => [kind, group.map(({ id }) => id)])).toEqual([
    ['place', ['1', '3']],
    ['area', ['2', '5']],
    ['house', ['4']],
  ])
})

test('the latest are kept for each account, once each, and no people', () => {
  const kept = new Map<string, string>()
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) }
  for (let id = 1; id <= 9; id++) rememberHit('leader', hit('house', String(id)), storage)
  rememberHit('leader', hit('house', '7'), storage)
  rememberHit('leader', hit('person', '1'), storage)
  expect(recentHits('leader', storage).map(({ id }) => id)).toEqual(['7', '9', '8', '6', '5', '4'])
  expect(recentHits('planner', storage)).toEqual([])
  kept.set('yitu.recent.leader', '[{"kind":"ghost"}]')
  expect(recentHits('leader', storage)).toEqual([])
  expect([...kept.values()].join('')).not.toContain('person')
})
