import { LRUCache } from 'lru-cache'
import type { Columns } from '../analysis/columns.ts'
import { NONE } from '../analysis/columns.ts'
import { IdRows } from '../analysis/id_rows.ts'
import type { Services } from '../context.ts'
import { benefitPages, PAYMENT_BYTES, readPayments } from './payments.queries.ts'

/** Payments of one item in the twelve months up to the records' date: one entry a row of the people's columns. */
export interface Payments {
  readonly count: Uint16Array
  readonly cents: Float64Array
}

export interface PaymentStore {
  /** Read when first asked for, about a second over a whole county, and kept while the records stay the same. */
  of(item: number, columns: Columns): Promise<Payments>
}

/** Items kept: 10 bytes a person each. */
const ITEMS = 6
/** Pages read in one transaction, 32 MB: the embedded engine serves its other readers in between. */
const PAGES_AT_ONCE = 4000

export function createPaymentStore({ database }: Pick<Services, 'database'>): PaymentStore {
  const kept = new LRUCache<number, { columns: Columns; payments: Promise<Payments> }>({ max: ITEMS })

  async function read(item: number, { people }: Columns): Promise<Payments> {
    const rows = new IdRows(people.id)
    const payments = { count: new Uint16Array(people.id.length), cents: new Float64Array(people.id.length) }
    const pages = await database().system(benefitPages)
    for (let from = 0; from < pages; from += PAGES_AT_ONCE) {
      const packed = await database().system((sql) => readPayments(sql, item, from, from + PAGES_AT_ONCE))
      for (let at = 0; packed && at < packed.length; at += PAYMENT_BYTES) {
        const row = rows.find(packed.readInt32BE(at))
        if (row === NONE) continue
        payments.count[row]! += packed.readInt32BE(at + 4)
        payments.cents[row]! += Number(packed.readBigInt64BE(at + 8))
      }
    }
    return payments
  }

  return {
    of(item, columns) {
      const found = kept.get(item)
      if (found?.columns === columns) return found.payments
      const payments = read(item, columns)
      kept.set(item, { columns, payments })
      payments.catch(() => kept.delete(item))
      return payments
    },
  }
}
