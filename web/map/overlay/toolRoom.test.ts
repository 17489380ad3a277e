import type { Scene } from 'cesium'
import { expect, test } from 'vitest'
import { takenRoom, takeRoom } from './toolRoom.ts'

const rect = (left: number) => ({ left, top: 0, right: left + 10, bottom: 10 })

test('a scene knows what its tools have taken, and is drawn once more only where that is news', () => {
  let asked = 0
  const scene = { requestRender: () => asked++ } as unknown as Scene
  const other = { requestRender: () => {} } as unknown as Scene
  takeRoom(scene, 'plan', [rect(0)])
  takeRoom(scene, 'marks', [rect(20)])
  takeRoom(scene, 'plan', [rect(0)])
  expect(takenRoom(scene)).toEqual([rect(0), rect(20)])
  expect(takenRoom(other)).toEqual([])
  expect(asked).toBe(2)
  takeRoom(scene, 'plan', [rect(1)])
  takeRoom(scene, 'marks', [])
  expect(takenRoom(scene)).toEqual([rect(1)])
  expect(asked).toBe(4)
})
