import type { DimensionId } from '../../api/contract/dimensions.ts'
import type { Condition } from '../../api/contract/filter.ts'

/** Tags as the panel offers them: any of `has`, and none of `lacks`. */
export interface TagChoice {
  readonly has: readonly number[]
  readonly lacks: readonly number[]
}

/** "One of these, but none of those" as a condition; null for no choice. */
export function tagCondition(dimension: DimensionId, { has, lacks }: TagChoice): Condition | null {
  const without = lacks.map((code) => ({ code, without: true }))
  const any = has.length > 0 ? has.map((code) => [{ code, without: false }, ...without]) : lacks.length > 0 ? [without] : []
  return any.length > 0 ? { dimension, kind: 'tags', any } : null
}

/** The choice that a condition stands for; of one written by hand that the panel cannot say, what comes nearest. */
export function tagChoice(condition: Condition | null): TagChoice {
  if (condition?.kind !== 'tags') return { has: [], lacks: [] }
  const tags = condition.any.flat()
  const unique = (without: boolean) => [...new Set(tags.filter((tag) => tag.without === without).map(({ code }) => code))]
  return { has: unique(false), lacks: unique(true) }
}

/** A choice with a tag switched in one of its lists; a tag is never in both. */
export function switchTag(choice: TagChoice, list: keyof TagChoice, code: number): TagChoice {
  const off = { has: choice.has.filter((one) => one !== code), lacks: choice.lacks.filter((one) => one !== code) }
  return choice[list].includes(code) ? off : { ...off, [list]: [...off[list], code] }
}
