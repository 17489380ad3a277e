import type { Ground } from './county.types.ts'
import { randomStreams } from './random.ts'
import { createNoise, fractal } from './demo/noise.ts'
import { emptyRelief } from './demo/land.ts'

/** A made-up ground where the demo's county lies, small enough for tests: rough hills, one river, an uneven boundary. */
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
            [110.57, 29.3],
            [110.68, 29.07],
            [111.02, 29.12],
            [111.25, 29.24],
            [111.33, 29.47],
            [111.21, 29.62],
            [110.88, 29.7],
            [110.62, 29.6],
            [110.57, 29.3],
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
