import type { Scenario } from '../../api/contract/scenarios.ts'
import { keptView } from '../bookmarks/saved.ts'
import { useView } from '../view.ts'

/** Opens the rows that a measure counts: the table of a filter, or the scenario in its own tool, which lists them. */
export function openMeasure({ rows, area, address }: Scenario, measure: string, of: string | null): void {
  const { go, visit, ...now } = useView.getState()
  const filter = rows[measure]
  const where = of ?? area.code
  if (filter !== undefined) go({ dock: 'table', filter, area: where }, 'stay')
  else visit({ ...keptView(address, now), ...(of ? { area: of } : {}) })
}
