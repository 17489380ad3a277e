import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { showWater, type Water } from '../map/flood/showWater.ts'
import { useMapState } from '../map/mapState.ts'
import { fieldQuery } from './queries.ts'
import type { FloodAsk } from './question.ts'

/** Draws a river's water at some rise, metres; nothing where none is asked for. */
export function useWaterSurface(ask: FloodAsk | null, rise: number): void {
  const scene = useMapState((state) => state.scene)
  const { data } = useQuery(fieldQuery(ask))
  const field = ask ? data : undefined
  const water = useRef<Water | null>(null)
  useEffect(() => {
    if (!scene || !field) return
    const made = showWater(scene, field)
    water.current = made
    return () => {
      water.current = null
      made?.remove()
    }
  }, [scene, field])
  useEffect(() => water.current?.raise(rise), [rise, scene, field])
}
