import type { AllocationQuestion } from '../contract/allocation.ts'
import type { Sql } from '../database/sql.ts'
import { listFacilityPlaces, listTownships, listVillages, listVillagesOfPoints } from './allocation.queries.ts'

type Place = readonly [lon: number, lat: number]

/** Somewhere a site may be, or is. */
export interface Candidate {
  readonly key: string
  readonly name: string
  readonly kind: 'village' | 'facility' | 'point'
  readonly at: Place
  /** The village it stands in, where that is known. */
  readonly code: string | null
  readonly existing: boolean
  readonly locked: boolean
  readonly barred: boolean
  /** 万元 */
  readonly cost: number
  readonly capacity: number
}

/** What may be chosen from, and what stands whatever is chosen. */
export interface Choice {
  readonly candidates: readonly Candidate[]
  /** Facilities that stay: one site to travel to the nearest of. `outside`: how many stand outside the area. */
  readonly kept: {
    readonly places: readonly Place[]
    readonly codes: readonly string[]
    readonly outside: number
    readonly cost: number
  } | null
  readonly townships: readonly { readonly code: string; readonly name: string }[]
  /** Keys that were named and are not there. */
  readonly unknown: readonly string[]
}

/**
 * The candidates of a question, in a fixed order: existing ones, villages, drawn points. Facilities outside the area stay as
 * they are and have neither name nor number: people go across borders, and who asks may not see beyond.
 */
export async function choiceOf(sql: Sql, question: AllocationQuestion): Promise<Choice> {
  const { area, kind, existing, objective, costKept, costNew, costs, points } = question
  const locked = new Set(question.locked)
  const barred = new Set(question.barred)
  const marks = (key: string) => ({ locked: locked.has(key), barred: barred.has(key) })
  const facilities = kind && existing !== 'ignore' ? await listFacilityPlaces(sql, kind) : []
  const inside = facilities.filter(({ code }) => code.startsWith(area))
  // With capacities each facility counts by itself; what stands outside serves others.
  const single = existing === 'closable' || objective === 'capacitated'
  const stay = single ? [] : inside.filter(({ id }) => !barred.has(`f${id}`))
  const outside = objective === 'capacitated' ? [] : facilities.filter(({ code }) => !code.startsWith(area))
  const own: Candidate[] = (single ? inside : []).map(({ id, name, lon, lat, code, capacity }) => {
    const { locked, barred } = marks(`f${id}`)
    const fixed = existing === 'keep' && !barred
    return {
      key: `f${id}`,
      name,
      kind: 'facility',
      at: [lon, lat],
      code,
      existing: true,
      locked: locked || fixed,
      barred,
      cost: costs[`f${id}`] ?? costKept,
      capacity,
    }
  })
  const fresh = (key: string, name: string, kind: 'village' | 'point', at: Place, code: string | null): Candidate => ({
    ...marks(key),
    key,
    name,
    kind,
    at,
    code,
    existing: false,
    cost: costs[key] ?? costNew,
    capacity: question.capacity,
  })
  const townships = await listTownships(sql, area)
  const villages = tellApart(question.villages ? await listVillages(sql, area) : [], townships)
  const codes = points.length > 0 ? await listVillagesOfPoints(sql, points) : []
  const candidates = [
    ...own,
    ...villages.map(({ code, name, lon, lat }) => fresh(`v${code}`, name, 'village', [lon, lat], code)),
    ...points.map((at, index) => fresh(pointKey(at), `选点 ${index + 1}`, 'point', at, codes[index]!)),
  ]
  const known = new Set([...candidates.map(({ key }) => key), ...facilities.map(({ id }) => `f${id}`)])
  return {
    candidates: candidates.filter(({ key }, index) => candidates.findIndex((other) => other.key === key) === index),
    kept:
      stay.length + outside.length > 0
        ? {
            places: [...stay, ...outside].map(({ lon, lat }): Place => [lon, lat]),
            codes: stay.map(({ code }) => code),
            outside: outside.length,
            cost: stay.reduce((sum, { id }) => sum + (costs[`f${id}`] ?? costKept), 0),
          }
        : null,
    townships,
    unknown: [...locked, ...barred].filter((key) => !known.has(key)),
  }
}

/** Villages of one name, as 新华村 is in many townships, carry their township's before it: a site is told by its name alone. */
export function tellApart<V extends { code: string; name: string }>(villages: readonly V[], townships: Choice['townships']): V[] {
  const times = Map.groupBy(villages, ({ name }) => name)
  const township = new Map(townships.map(({ code, name }) => [code, name]))
  return villages.map((village) =>
    times.get(village.name)!.length === 1
      ? village
      : { ...village, name: `${township.get(village.code.slice(0, 9)) ?? ''}${village.name}` },
  )
}

/** A drawn point's key: its place to five digits, about a metre. */
export const pointKey = ([lon, lat]: Place): string => `p${lon.toFixed(5)},${lat.toFixed(5)}`
