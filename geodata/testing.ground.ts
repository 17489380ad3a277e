import type { Ground } from './county.types.ts'
import { randomStreams } from './random.ts'
import { createNoise, fractal } from './demo/noise.ts'
import { emptyRelief } from './demo/land.grid.ts'

/** A made-up ground in the middle of the demo's county, small enough for tests: rough hills, one river, most real seats beyond its boundary. */
export function smallGround(): Ground {
  const relief = emptyRelief({ west: 110.5, south: 29.02, east: 111.42, north: 29.76 }, 300)
  const noise = createNoise(randomStreams(1)('test hills'))
  for (let sample = 0; sample < relief.heights.length; sample++) {
    const column = sample % relief.width
    const row = Math.floor(sample / relief.width)
    const meters = 300 + 260 * fractal(noise, column / 25, row / 25, 4) + 0.5 * Math.abs(row - 110)
    relief.heights[sample] = Math.round(meters * 10) / 10
  }
  return {
    relief,
    boundary: {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [110.84, 29.36],
            [110.9, 29.3],
            [110.98, 29.32],
            [111.06, 29.34],
            [111.1, 29.42],
            [111.05, 29.49],
            [110.95, 29.51],
            [110.87, 29.47],
            [110.84, 29.36],
          ],
        ],
      ],
    },
    rivers: [
      {
        id: 1,
        name: '试河',
        kind: 'river',
        widthMeters: 120,
        geometry: {
          type: 'LineString',
          coordinates: [
            [110.52, 29.39],
            [110.8, 29.4],
            [111.1, 29.38],
            [111.4, 29.41],
          ],
        },
        source: '示意: 测试',
      },
    ],
  }
}
