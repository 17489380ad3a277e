import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Ground } from '../map/measure/measure.ts'
import { relief } from '../map/relief/current.ts'
import type { LonLat } from '../map/relief/geodesy.ts'

const ground: Ground = (lon, lat) => relief.height(lon, lat)

/**
 * What a computation over the relief gives for some points, once the relief's tiles are here; until then the answer for the
 * points before, or, where there is none, `waiting`. Null for fewer points than `fewest`.
 * @param inside the computation reads between the points, not only along them
 */
export function useOnGround<Answer>(
  points: readonly LonLat[],
  fewest: number,
  compute: (points: readonly LonLat[], ground: Ground) => Answer,
  inside = false,
): { answer: Answer | null; settled: boolean; waiting: boolean; failed: boolean } {
  const enough = points.length >= fewest
  const { data, isError, isPlaceholderData } = useQuery({
    queryKey: ['relief', inside, points],
    enabled: enough,
    gcTime: 60_000,
    staleTime: Infinity,
    placeholderData: (before: readonly LonLat[] | undefined) => (before && before.length >= fewest ? before : undefined),
    queryFn: async () => {
      await (inside ? relief.within(boxOf(points)) : relief.alongLine(points))
      return points
    },
  })
  const answer = useMemo(() => (enough && data ? compute(data, ground) : null), [enough, data, compute])
  return { answer, settled: answer !== null && !isPlaceholderData, waiting: enough && !answer && !isError, failed: enough && isError }
}

function boxOf(points: readonly LonLat[]): readonly [number, number, number, number] {
  const lons = points.map(([lon]) => lon)
  const lats = points.map(([, lat]) => lat)
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}
