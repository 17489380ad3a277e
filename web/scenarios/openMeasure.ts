import type { Scenario } from '../../api/contract/scenarios.ts'
import { keptView } from '../bookmarks/saved.ts'
import { withGroup } from '../budget/narrower.ts'
import { useView } from '../view.ts'
import { rowsOf } from './rowsOf.ts'

/**
 * Opens the rows that a measure counts: the table of a filter, or the scenario in its own tool with the list open. With a special group, those
 * of it alone.
 */
export function openMeasure(
  { kind, rows, area, address }: Scenario,
  measure: string,
  of: string | null,
  group: number | null = null,
): void {
  const { go, visit, ...now } = useView.getState()
  const filter = rows[measure]
  const where = of ?? area.code
  if (filter !== undefined) go({ dock: 'table', filter: group === null ? filter : withGroup(filter, group), area: where }, 'stay')
  else visit({ ...keptView(address, now), ...(of ? { area: of } : {}), rows: rowsOf(kind, measure, group) })
}
