import { appendAudit } from '../audits/audits.queries.ts'
import { getDensity, listHouseDensity, listVillageDensity, RELEASED_RADIUS, type Cells } from '../contract/density.ts'
import { ProblemError } from '../errors.ts'
import { scoped, type Endpoint } from '../http/endpoint.ts'
import { requirePeople, requireScope } from '../http/permission.ts'
import { mergeCells } from './merge_cells.ts'
import { findGrid, listHouses, listOwnCells, listReleasedCells, listVillages, type Columns, type Grid } from './density.queries.ts'

export const densityEndpoints: Endpoint[] = [
  scoped(getDensity, async ({ query: { measure, radius }, sql }) => {
    const grid = await findGrid(sql)
    if (!grid) throw new ProblemError('not_found')
    return {
      measure,
      asOf: grid.asOf,
      own: onGrid(grid, radius, mergeCells(await listOwnCells(sql, measure, radius))),
      around: onGrid(grid, RELEASED_RADIUS, mergeCells(await listReleasedCells(sql, measure))),
    }
  }),
  scoped(listVillageDensity, async ({ query: { area, measure }, account, sql }) => {
    requireScope(account, area)
    const exact = account.scope.people
    return { exact, items: await listVillages(sql, area, measure, exact) }
  }),
  scoped(listHouseDensity, async ({ query: { area, measure }, account, sql }) => {
    requireScope(account, area)
    requirePeople(account)
    const houses = await listHouses(sql, area, measure)
    const rowCount = houses.people.reduce((sum, people) => sum + people, 0)
    if (rowCount > 0) await appendAudit(sql, account, { action: 'density.houses', subject: `area ${area}`, fields: [measure], rowCount })
    return houses
  }),
]

function onGrid({ lonMeters, latMeters }: Grid, radiusMeters: number, columns: Columns): Cells {
  return { radiusMeters, lonDegrees: radiusMeters / lonMeters, latDegrees: radiusMeters / latMeters, ...columns }
}
