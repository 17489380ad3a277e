import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cluster } from './cluster.ts'

const points = fc
  .array(
    fc.record({ x: fc.integer({ min: 0, max: 1000 }), y: fc.integer({ min: 0, max: 700 }), severity: fc.integer({ min: 1, max: 3 }) }),
    {
      maxLength: 200,
    },
  )
  .map((all) => all.map((point, index) => ({ ...point, index })))

test('every point is in one cluster, which is as severe as its most severe', () => {
  fc.assert(
    fc.property(points, fc.integer({ min: 8, max: 120 }), (all, pixels) => {
      const found = cluster(all, pixels)
      expect(found.flatMap(({ members }) => members).toSorted((a, b) => a - b)).toEqual(all.map(({ index }) => index))
      for (const { members, severity } of found) expect(severity).toBe(Math.max(...members.map((index) => all[index]!.severity)))
    }),
  )
})

test('members lie within reach of their cluster, and a lone point stays where it is', () => {
  fc.assert(
    fc.property(points, fc.integer({ min: 8, max: 120 }), (all, pixels) => {
      for (const { x, y, members } of cluster(all, pixels)) {
        for (const index of members) expect(Math.hypot(all[index]!.x - x, all[index]!.y - y)).toBeLessThan(pixels * 2)
        if (members.length === 1) expect([x, y]).toEqual([all[members[0]!]!.x, all[members[0]!]!.y])
      }
    }),
  )
})

test('the order of the points does not matter', () => {
  fc.assert(
    fc.property(points, (all) => {
      expect(cluster(all.toReversed(), 40)).toEqual(cluster(all, 40))
    }),
  )
})
