import { expect, test } from 'vitest'
import { AS_MODELLED, MOST_LIFT, parseScenes, withScene } from './scenes.ts'

test('how scenes stand is read back from the address; as modelled they need no word', () => {
  const moved = withScene(null, 'dayanta', { liftMeters: -12, opacity: 80 })
  expect(moved).toBe('dayanta:-12:80')
  const both = withScene(moved, '老城', { liftMeters: 0, opacity: 0 })
  expect(parseScenes(both)).toEqual(
    new Map([
      ['dayanta', { liftMeters: -12, opacity: 80 }],
      ['老城', { liftMeters: 0, opacity: 0 }],
    ]),
  )
  expect(withScene(withScene(both, '老城', AS_MODELLED), 'dayanta', AS_MODELLED)).toBeNull()
  expect(parseScenes('a:9999:250').get('a')).toEqual({ liftMeters: MOST_LIFT, opacity: 100 })
})
