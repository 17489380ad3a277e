import { rowCount, type CostTable } from './cost_table.ts'
import type { FreeSites } from './free_sites.ts'
import { openCheapest, type Dual, type Prices, type Relaxation } from './lagrangian.ts'

/** The relaxation of a cost table: at given prices a site serves every row that pays more than it costs. */
export function tableDual(table: CostTable, sites: FreeSites): Dual {
  const { starts, sites: siteOf, costs, otherwise } = table
  const rows = rowCount(table)
  const least = otherwise.map((cost, row) => (starts[row]! < starts[row + 1]! ? Math.min(cost, costs[starts[row]!]!) : Math.min(cost, 0)))

  const relax = (prices: Prices): Relaxation => {
    const reduced = new Float64Array(table.candidates)
    for (let site = 0; site < table.candidates; site++) if (!sites.free[site]) reduced[site] = NaN
    let value = 0
    for (let row = 0; row < rows; row++) {
      const price = prices.lambda[row]!
      value += price
      for (let entry = starts[row]!; entry < starts[row + 1]!; entry++) {
        const cost = costs[entry]!
        if (cost >= price) break
        reduced[siteOf[entry]!]! += cost - price
      }
    }
    return openCheapest(sites, prices, value, reduced)
  }

  const gradient = ({ lambda, chosen }: Relaxation): Float64Array =>
    lambda.map((price, row) => {
      let served = 0
      for (let entry = starts[row]!; entry < starts[row + 1]! && costs[entry]! < price; entry++) served += chosen[siteOf[entry]!]!
      return served === 0 && price >= otherwise[row]! ? 0 : 1 - served
    })

  /** Each row pays for its second-cheapest entry, or where that is free a part of going unserved; rules cost nothing. */
  const firstPrices = (): Prices => {
    const lambda = otherwise.map((cost, row) => {
      const second = Math.min(starts[row]! + 1, starts[row + 1]! - 1)
      if (second < starts[row]!) return cost
      return costs[second] === 0 && cost < Infinity ? FREE_PART * cost : Math.min(cost, costs[second]!)
    })
    return { lambda, mu: new Float64Array(sites.rows.length) }
  }

  return { sites, firstPrices, relax, gradient, least, most: otherwise }
}

/** Found by trying: coverings of 430 by 60 and 430 took least time. */
const FREE_PART = 0.3
