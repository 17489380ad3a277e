import type { Scene } from 'cesium'
import { useEffect, useMemo, useState } from 'react'
import { GroundHeights, type Spot } from './groundHeights.ts'

/** Heights of the ground under some spots; null until they are known. Ground that cannot be read counts as level. */
export function useGround(scene: Scene | undefined, level: number, spots: readonly Spot[] | undefined): GroundHeights | null {
  const heights = useMemo(() => scene && new GroundHeights(scene.terrainProvider, level), [scene, level])
  const [known, setKnown] = useState<readonly Spot[] | null>(null)
  useEffect(() => {
    if (!spots || !heights) return
    let current = true
    const done = () => current && setKnown(spots)
    heights.read(spots).then(done, done)
    return () => {
      current = false
    }
  }, [heights, spots])
  return heights && spots && known === spots ? heights : null
}
