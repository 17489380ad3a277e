import { demoAccounts, demoDatasets, demoShares } from '../demo/accounts.ts'
import { COUNTY_CODE, COUNTY_NAME, DEMO_AS_OF } from '../demo/divisions.ts'
import { RULES } from '../demo/rules.ts'
import { UNITS } from '../demo/units.ts'
import { storeGround } from '../ground.queries.ts'
import { clearGround, storeAccounts, storeCounty, storeDatasets, storeRules, storeUnits } from './ground.queries.ts'
import type { Stage } from './stage.ts'

/** Areas, relief, rivers, roads, places; units, accounts, data sets; what the county's data are. */
export const groundStage: Stage = {
  name: 'ground',
  clear: clearGround,
  async load({ database, seed, scale, county, report }) {
    report({ name: 'ground', done: 0, total: 2 })
    const made = county()
    report({ name: 'ground', done: 1, total: 2 })
    await database.system(async (sql) => {
      await storeGround(sql, made)
      await storeUnits(sql, UNITS)
      await storeAccounts(sql, demoAccounts())
      await storeDatasets(sql, demoDatasets(), demoShares())
      await storeRules(sql, RULES, '2026-01-01')
      await storeCounty(sql, { code: COUNTY_CODE, name: COUNTY_NAME, asOf: DEMO_AS_OF, seed, scale })
    })
    report({ name: 'ground', done: 2, total: 2 })
  },
}
