import { expect, test } from 'vitest'
import { EMPTY_VIEW } from '../url.ts'
import { addressToKeep, keptView } from './saved.ts'

const camera = { lon: 110.9123, lat: 29.4812, heightMeters: 2400, heading: 350, pitch: -40 }

test('a bookmark reopens what was looked at, not how: language and theme stay the reader’s', () => {
  const view = { ...EMPTY_VIEW, area: '430821109', camera, tool: 'bookmarks', language: 'en', theme: 'dark', hide: ['names'] } as const
  const address = addressToKeep(view)
  expect(address).toBe('?area=430821109&at=110.91230,29.48120,2400,350.0,-40.0&hide=names')
  const now = { ...EMPTY_VIEW, tool: 'bookmarks', theme: 'dark' } as const
  expect(keptView(address, now)).toEqual({ ...EMPTY_VIEW, area: '430821109', camera, hide: ['names'], tool: 'bookmarks', theme: 'dark' })
})

test('the plain view can be kept too, and a tool that was open opens again', () => {
  expect(addressToKeep(EMPTY_VIEW)).toBe('?')
  expect(keptView('?', { ...EMPTY_VIEW, tool: 'bookmarks' })).toEqual({ ...EMPTY_VIEW, tool: 'bookmarks' })
  expect(keptView(addressToKeep({ ...EMPTY_VIEW, tool: 'sun', sun: '2026-06-21T09:30' }), EMPTY_VIEW)).toMatchObject({
    tool: 'sun',
    sun: '2026-06-21T09:30',
  })
})
