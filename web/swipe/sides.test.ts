import { expect, test } from 'vitest'
import { shareOf } from '../map/swipe/swipe.ts'
import { captionsOf, formatSides, parseSides } from './sides.ts'

test('sides go into the address and come back; what is on both sides is not written', () => {
  expect(formatSides({ houses: 'right', areas: 'both', basemap: 'left' })).toBe('basemap:left,houses:right')
  expect(parseSides('basemap:left,houses:right')).toEqual({ basemap: 'left', houses: 'right' })
  expect([formatSides({ areas: 'both' }), parseSides(null)]).toEqual([null, {}])
})

test('each side says what it has; the side that has nothing of its own says what it lacks', () => {
  const layers = [
    { id: 'basemap', name: '底图' },
    { id: 'houses', name: '房屋' },
  ]
  const without = (name: string) => `无${name}`
  expect(captionsOf({ basemap: 'left', houses: 'right' }, layers, without)).toEqual(['底图', '房屋'])
  expect(captionsOf({ basemap: 'left' }, layers, without)).toEqual(['底图', '无底图'])
  expect(captionsOf({}, layers, without)).toEqual(['', ''])
})

test('a layer is drawn on its side of the line, on the whole map while there is none', () => {
  const swipe = { open: true, at: 0.4, sides: { basemap: 'left', houses: 'right' } } as const
  expect(shareOf(swipe, 'basemap')).toEqual([0, 0.4])
  expect(shareOf(swipe, 'houses')).toEqual([0.4, 1])
  expect(shareOf(swipe, 'areas')).toEqual([0, 1])
  expect(shareOf({ ...swipe, open: false }, 'basemap')).toEqual([0, 1])
})
