import { GROUPS } from '../contract/codes.ts'
import { benefitMeasure, groupMeasure, type Measure } from '../contract/figures.ts'
import { getOverview } from '../contract/overview.ts'
import { ProblemError } from '../errors.ts'
import { scoped, type Endpoint } from '../http/endpoint.ts'
import { requireScope } from '../http/permission.ts'
import { countAlertsByRule, findAreaAsOf, listChildFigures, listDatasets, sumFigures, sumPyramid } from './overview.queries.ts'

export const overviewEndpoints: Endpoint[] = [
  scoped(getOverview, async ({ params: { code }, account, sql }) => {
    const area = await findAreaAsOf(sql, code)
    if (!area) throw new ProblemError('not_found')
    requireScope(account, code)
    const figures = await sumFigures(sql, code)
    const figure = (measure: Measure) => figures.get(measure) ?? 0
    const alerts = await countAlertsByRule(sql, code)
    const datasets = await listDatasets(sql)
    const { areaKm2, villages, ...head } = area
    return {
      ...head,
      counted: figures.size > 0,
      figures: {
        registeredPeople: figure('people'),
        residentPeople: figure('residents'),
        households: figure('households'),
        houses: figure('houses'),
        records: figure('records'),
        industry: figure('industry'),
        facilities: figure('facilities'),
        openAlerts: alerts.reduce((sum, { open }) => sum + open, 0),
        areaKm2,
        villages,
        aged60: figure('aged60'),
        aged80: figure('aged80'),
        awayWorking: figure('away'),
      },
      groups: GROUPS.map(({ code: group }) => ({ group, people: figure(groupMeasure(group)) })).filter(({ people }) => people > 0),
      benefits: datasets.map(({ id, code: dataset, name }) => ({
        dataset,
        name,
        records: figure(benefitMeasure(id, 'records')),
        amountYuan: figure(benefitMeasure(id, 'cents')) / 100,
      })),
      pyramid: await sumPyramid(sql, code),
      alerts,
      children: area.level === 'village' ? [] : await listChildFigures(sql, code),
    }
  }),
]
