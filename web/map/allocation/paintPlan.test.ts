import { describe, expect, test } from 'vitest'
import { roomsOfNames } from './paintPlan.ts'

describe('names of sites', () => {
  test('stand above their sites where there is room', () => {
    expect([...roomsOfNames([{ x: 100, y: 100 }, null, { x: 300, y: 100 }], [50, 50, 50]).keys()]).toEqual([0, 2])
  })
  test('are left out where one would lie on a name before it', () => {
    expect([
      ...roomsOfNames(
        [
          { x: 100, y: 100 },
          { x: 150, y: 100 },
        ],
        [50, 50],
      ).keys(),
    ]).toEqual([0])
  })
  test('are left out where one would lie on another’s number, also of a later one', () => {
    expect([
      ...roomsOfNames(
        [
          { x: 100, y: 100 },
          { x: 110, y: 75 },
        ],
        [50, 50],
      ).keys(),
    ]).toEqual([1])
  })
})
