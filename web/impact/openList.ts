import type { LedWhere } from '../../api/contract/impact.ts'
import { CARRYING } from '../../api/contract/selection.ts'

/** Whom a list shows: a reason for carrying, a group's code, or all; of them those who are led to a shelter, or left without one. */
export interface Whom {
  readonly who: 'all' | 'carrying' | (typeof CARRYING)[number]
  readonly group?: number
  readonly led?: LedWhere
}
export type OpenList = { readonly of: 'people'; readonly whom: Whom } | { readonly of: 'houses'; readonly class: number | null }

const WHO = ['carrying', ...CARRYING] as const

/** The list that an address names; null for none. */
export function parseList(text: string | null): OpenList | null {
  const [what, code] = text?.split(':') ?? []
  const number = code === undefined ? null : Number(code)
  if (what === 'houses') return { of: 'houses', class: number }
  if (what === 'led') return number ? { of: 'people', whom: { who: 'all', led: number } } : null
  if (what === 'beyond' || what === 'noRoom') return { of: 'people', whom: { who: 'all', led: what } }
  const who = what === 'people' ? 'all' : WHO.find((one) => one === what)
  return who ? { of: 'people', whom: { who, ...(number === null ? {} : { group: number }) } } : null
}

/** The text of a list in the address; the same list has one text. */
export function formatList(list: OpenList): string {
  if (list.of === 'houses') return list.class === null ? 'houses' : `houses:${list.class}`
  const { who, group, led } = list.whom
  if (led !== undefined) return typeof led === 'number' ? `led:${led}` : led
  return `${who === 'all' ? 'people' : who}${group === undefined ? '' : `:${group}`}`
}
