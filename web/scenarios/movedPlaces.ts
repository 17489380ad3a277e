import type { ScenarioOutcome } from '../../api/contract/scenarios.ts'

export type ChosenPlace = NonNullable<ScenarioOutcome['places']>[number]

/** Sites that one outcome has and another has not; none where either does not tell its sites. */
export function movedPlaces(
  before: Pick<ScenarioOutcome, 'places'>,
  now: Pick<ScenarioOutcome, 'places'>,
): { chosen: ChosenPlace[]; dropped: ChosenPlace[] } {
  const [old, fresh] = [before.places, now.places]
  if (!old || !fresh) return { chosen: [], dropped: [] }
  const without = (some: readonly ChosenPlace[], others: readonly ChosenPlace[]) =>
    some.filter(({ key }) => others.every((other) => other.key !== key))
  return { chosen: without(fresh, old), dropped: without(old, fresh) }
}
