import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { Allocation, DemandUnit } from '../../api/contract/allocation.ts'
import { reachedOf } from '../map/allocation/shade.ts'
import { shadeVillages, showPlan, type Plan } from '../map/allocation/showPlan.ts'
import { useMapState } from '../map/mapState.ts'
import { outlinesOf } from '../map/outlines.ts'
import { outlinesQuery } from '../queries.ts'
import { PALETTE } from '../theme.ts'
import { useView } from '../view.ts'
import { useSolving } from './solving.ts'

/** Draws the answer, or the best plan so far, on the map. */
export function usePlanOnMap(area: string): void {
  const scene = useMapState((state) => state.scene)
  const palette = PALETTE[useView((view) => view.theme)]
  const answer = useSolving((state) => state.answer)
  const best = useSolving((state) => state.progress?.best?.sites)
  const shown = useSolving((state) => state.shown)
  const asked = answer?.question.area ?? area
  const { data } = useQuery({ ...outlinesQuery('village', asked), select: outlinesOf })

  const villages = useMemo<Plan['villages']>(() => {
    if (!answer || !data || answer.units.length === 0 || !answer.after) return []
    const stands = villagesOf(answer)
    return data.flatMap((outline) => {
      const times = stands.get(outline.code)
      return times ? [{ outline, reached: reachedOf(times, answer.question.minutes) }] : []
    })
  }, [answer, data])
  useEffect(() => {
    if (scene && villages.length > 0) return shadeVillages(scene, villages)
  }, [scene, villages])

  useEffect(() => {
    const sites = answer?.sites ?? best ?? []
    if (!scene || (sites.length === 0 && villages.length === 0)) return
    const place = shown === null ? null : Number(shown.slice(1))
    return showPlan(
      scene,
      {
        sites: sites.map(({ name, at: [lon, lat] }) => ({ name, lon, lat })),
        units: (answer?.units ?? []).map(({ code, at: [lon, lat], people, site }) => ({ code, lon, lat, people: people ?? 1, site })),
        villages,
        chosen: place === null ? null : shown!.startsWith('s') ? { site: place } : { unit: place },
      },
      palette,
      ({ site, unit }) => useSolving.setState({ shown: site === undefined ? `u${unit}` : `s${site}` }),
    )
  }, [scene, answer, best, villages, shown, palette])
}

/** Travel times of villages: where groups of neighbours are served, the mean of theirs. */
function villagesOf({ units }: Allocation): Map<string, { before: number | null; after: number | null }> {
  const sums = new Map<string, DemandUnit[]>()
  for (const unit of units) sums.set(unit.code, [...(sums.get(unit.code) ?? []), unit])
  const mean = (of: readonly DemandUnit[], time: 'before' | 'after') => {
    const reached = of.filter((unit) => unit[time] !== null)
    const people = (some: readonly DemandUnit[]) => some.reduce((sum, unit) => sum + (unit.people ?? 1), 0)
    if (people(reached) * 2 < people(of)) return null
    return reached.reduce((sum, unit) => sum + unit[time]! * (unit.people ?? 1), 0) / people(reached)
  }
  return new Map([...sums].map(([code, of]) => [code, { before: mean(of, 'before'), after: mean(of, 'after') }]))
}
