import type { SelectionStatistics } from '../../api/contract/selection.ts'
import type { Whom } from './askState.ts'

/** How many are on a list, as far as figures at hand say it to the person. */
export function knownCount(
  { exact, people, groups, carrying }: Pick<SelectionStatistics, 'exact' | 'people' | 'groups' | 'carrying'>,
  { who, group }: Whom,
): number | null {
  if (!exact) return null
  if (group) return groups.find((one) => one.group === group)?.people ?? null
  if (who === 'all') return people.resident
  return carrying[who === 'carrying' ? 'people' : who]
}
