import { appendAudit } from '../audits/audits.queries.ts'
import { dryRunRule, listRules, runRule } from '../contract/alerts.ts'
import { ProblemError } from '../errors.ts'
import { open, scoped, signedIn, type Endpoint } from '../http/endpoint.ts'
import { requireAdmin, requirePeople } from '../http/permission.ts'
import { countFindings, datasetsOfRule, listAllRules, runRuleNow } from './rules.queries.ts'

/** Areas that a dry run counts by: those below the reader's own, and a village by itself. */
const DIGITS = { county: 9, township: 12, village: 12 } as const

export const rulesEndpoints: Endpoint[] = [
  scoped(listRules, async ({ sql }) => ({ items: await listAllRules(sql) })),

  scoped(dryRunRule, async ({ params: { id }, account, sql }) => {
    requirePeople(account)
    const datasets = await datasetsOfRule(sql, id)
    if (!datasets) throw new ProblemError('not_found')
    // Without the records it rests on, a rule finds that nobody has any.
    if (!datasets.every((dataset) => account.scope.datasets.includes(dataset))) throw new ProblemError('dataset_hidden')
    const areas = await countFindings(sql, id, DIGITS[account.area.level])
    return { total: areas.reduce((sum, { count }) => sum + count, 0), areas }
  }),

  open(runRule, async ({ params: { id }, ctx, services }) => {
    const account = signedIn(ctx)
    requireAdmin(account)
    return services.database().system(async (sql) => {
      if (!(await datasetsOfRule(sql, id))) throw new ProblemError('not_found')
      const ran = await runRuleNow(sql, id)
      await appendAudit(sql, account, { action: 'rule.run', subject: `rule ${id}`, fields: [], rowCount: ran.created })
      return ran
    })
  }),
]
