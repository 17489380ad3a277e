import { CARRYING } from '../../api/contract/selection.ts'

/** Whom a list shows: a reason for carrying, a group's code, or all. */
export interface Whom {
  readonly who: 'all' | 'carrying' | (typeof CARRYING)[number]
  readonly group?: number
}
export type OpenList = { readonly of: 'people'; readonly whom: Whom } | { readonly of: 'houses'; readonly class: number | null }

const WHO = ['carrying', ...CARRYING] as const

/** The list that an address names; null for none. */
export function parseList(text: string | null): OpenList | null {
  const [what, code] = text?.split(':') ?? []
  const number = code === undefined ? null : Number(code)
  if (what === 'houses') return { of: 'houses', class: number }
  const who = what === 'people' ? 'all' : WHO.find((one) => one === what)
  return who ? { of: 'people', whom: { who, ...(number === null ? {} : { group: number }) } } : null
}

/** The text of a list in the address; the same list has one text. */
export function formatList(list: OpenList): string {
  if (list.of === 'houses') return list.class === null ? 'houses' : `houses:${list.class}`
  const { who, group } = list.whom
  return `${who === 'all' ? 'people' : who}${group === undefined ? '' : `:${group}`}`
}
