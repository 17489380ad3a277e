import type { FacilityKind } from '../../api/contract/facilities.ts'
import type { Question } from './question.ts'

/** Questions that leaders ask, as an example configuration (示例): whom about, where to, how, within how long. */
export interface Preset {
  readonly id: 'aged' | 'alone' | 'pupils' | 'infants' | 'hospital' | 'shelter' | 'fire'
  readonly filter: string | null
  readonly question: Pick<Question, 'kinds' | 'mode' | 'minutes'>
}

export const PRESETS: readonly Preset[] = [
  { id: 'aged', filter: 'age:80-', question: { kinds: ['clinic', 'hospital'], mode: 'foot', minutes: 30 } },
  { id: 'alone', filter: 'group:10', question: { kinds: ['clinic', 'hospital'], mode: 'foot', minutes: 30 } },
  { id: 'pupils', filter: 'age:6-11', question: { kinds: ['school'], mode: 'foot', minutes: 40 } },
  { id: 'infants', filter: 'age:3-5', question: { kinds: ['kindergarten'], mode: 'ebike', minutes: 20 } },
  { id: 'hospital', filter: null, question: { kinds: ['hospital'], mode: 'car', minutes: 30 } },
  { id: 'shelter', filter: null, question: { kinds: ['shelter'], mode: 'foot', minutes: 30 } },
  { id: 'fire', filter: null, question: { kinds: ['fire'], mode: 'car', minutes: 15 } },
]

/** Ages for whose sake places of a kind are there, example configuration (示例): beds of care homes from 60 on, places of schools. */
export function agesOf({ kinds }: Pick<Question, 'kinds'>): { from: number; to: number } {
  const [kind] = kinds
  if (kinds.length === 1 && kind === 'care') return { from: 60, to: 120 }
  if (kinds.length === 1 && kind === 'school') return { from: 6, to: 14 }
  if (kinds.length === 1 && kind === 'kindergarten') return { from: 3, to: 5 }
  return { from: 0, to: 120 }
}

/** What the capacity of some kinds is counted in: beds, pupils' places, or places where kinds are mixed. */
export function placesOf({ kinds }: Pick<Question, 'kinds'>): 'beds' | 'desks' | 'places' {
  const all = (of: readonly FacilityKind[]) => kinds.every((kind) => of.includes(kind))
  if (all(['hospital', 'clinic', 'care'])) return 'beds'
  return all(['school', 'kindergarten']) ? 'desks' : 'places'
}
