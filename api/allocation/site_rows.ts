import type { SiteRules } from './problem.ts'

/** One linear rule over the sites: lower ≤ Σ amount × open ≤ upper. */
export interface SiteRow {
  /** place among the rules, so that a rule is known again once some of its sites are decided */
  rule: number
  sites: Int32Array
  amounts: Float64Array
  lower: number
  upper: number
}

/** Which sites may (0) or must (1) be open, as bounds of one 0/1 variable a candidate. A site both locked and barred has lower > upper. */
export function siteBounds(rules: SiteRules, candidates: number): { lower: Uint8Array; upper: Uint8Array } {
  const lower = new Uint8Array(candidates)
  const upper = new Uint8Array(candidates)
  for (let site = 0; site < candidates; site++) {
    lower[site] = rules.locked?.[site] ? 1 : 0
    upper[site] = rules.barred?.[site] ? 0 : 1
  }
  return { lower, upper }
}

/** The count, newness, budget and group rules as rows; rules that cannot bind give none. */
export function siteRows(rules: SiteRules, candidates: number): SiteRow[] {
  const rows: SiteRow[] = []
  const all = Int32Array.from({ length: candidates }, (_, site) => site)
  if (rules.open !== undefined && rules.open < candidates) rows.push(countRow(0, all, 0, rules.open))
  if (rules.added !== undefined) {
    const fresh = all.filter((site) => !rules.existing?.[site])
    if (rules.added < fresh.length) rows.push(countRow(1, fresh, 0, rules.added))
  }
  if (rules.budget !== undefined && rules.cost) {
    const costly = all.filter((site) => rules.cost![site]! > 0)
    // In units of the dearest site, so that every rule speaks of numbers of the size of a count.
    const dearest = costly.reduce((most, site) => Math.max(most, rules.cost![site]!), 0)
    if (dearest > 0)
      rows.push({
        rule: 2,
        sites: costly,
        amounts: Float64Array.from(costly, (site) => rules.cost![site]! / dearest),
        lower: -Infinity,
        upper: rules.budget / dearest,
      })
  }
  for (let group = 0; group < (rules.groups ?? 0); group++)
    rows.push(
      countRow(
        3 + group,
        all.filter((site) => rules.group![site] === group),
        1,
        Infinity,
      ),
    )
  return rows
}

const countRow = (rule: number, sites: Int32Array, lower: number, upper: number): SiteRow => ({
  rule,
  sites,
  amounts: new Float64Array(sites.length).fill(1),
  lower,
  upper,
})

/** Slack in sums of costs that rounding may cause. */
export const TOLERANCE = 1e-9
