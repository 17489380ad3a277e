import type { AnalysisStore } from '../analysis/analysis.store.ts'
import { askedFilter } from '../analysis/asked.ts'
import { rangesOf, type Range } from '../analysis/columns.ts'
import { match } from '../analysis/crossfilter.ts'
import { disclosed, isBrokenDown, requireReadable } from '../analysis/disclosure.ts'
import type { Account } from '../context.ts'
import type { Budget, BudgetQuestion, Costs } from '../contract/budget.ts'
import { GROUPS } from '../contract/codes.ts'
import { formatFilter, withCondition, type Filter, type Tag } from '../contract/filter.ts'
import { ProblemError, type Language } from '../errors.ts'
import type { Payments, PaymentStore } from './payments.store.ts'

const BAND = 5
const LAST_BAND = 20
/** Told of sums of money to accounts that see no people, yuan: well above what one person receives in a year. */
const YUAN_STEP = 10_000
/** The same of payments: a few people's of a year. */
const PAYMENTS_STEP = 50

/**
 * What an item would cost if its payments changed, as the account may know it.
 * @throws ProblemError `invalid_input`, `out_of_scope`, `dataset_hidden`, `records_loading`, `not_found`
 */
export async function budgetOf(
  stores: { analysis: AnalysisStore; payments: PaymentStore },
  account: Account,
  question: BudgetQuestion,
  language: Language,
): Promise<Budget> {
  const filter = paidBy(askedFilter(account, question, language), question.item)
  requireReadable(account, filter)
  const { columns } = await stores.analysis.reading(account.scope)
  const payments = await stores.payments.of(question.item, columns)
  // The records may have been read anew meanwhile; the reading and its payments belong together.
  const reading = await stores.analysis.reading(account.scope)
  if (reading.columns !== columns) return budgetOf(stores, account, question, language)
  const { areas, people, asOf } = columns
  if (!areas.has(question.area)) throw new ProblemError('not_found')
  const rows = match(reading, question.area, filter, stores.analysis.scratch()).people
  const brokenDown = isBrokenDown(account, rows.length)
  const told = (sum: Sum): Costs => tell(account, question, sum)
  const all = sumOf(rows, payments)
  const bands = Array.from({ length: LAST_BAND + 1 }, () => ({ ...NOTHING }))
  const groups = new Float64Array(GROUPS.length)
  for (const row of rows) {
    add(bands[Math.min(Math.floor(people.age[row]! / BAND), LAST_BAND)]!, payments, row)
    for (let bits = people.group[row]! & ((1 << GROUPS.length) - 1); bits !== 0; bits &= bits - 1) groups[31 - Math.clz32(bits & -bits)]!++
  }
  return {
    area: question.area,
    filter: formatFilter(filter),
    asOf,
    exact: account.scope.people,
    ...told(all),
    payments: tellPayments(account, all),
    ages: brokenDown
      ? bands.flatMap((sum, band) =>
          sum.people === 0 ? [] : [{ from: band * BAND, to: band === LAST_BAND ? null : band * BAND + BAND - 1, ...told(sum) }],
        )
      : [],
    groups: brokenDown
      ? GROUPS.flatMap(({ code }, bit) => (groups[bit]! > 0 ? [{ group: code, people: disclosed(account, groups[bit]!) }] : []))
      : [],
    children: areas.get(question.area)!.children.map(({ code, name }) => ({
      code,
      name,
      ...told(sumOf(rowsIn(rows, rangesOf(columns, code).people), payments)),
    })),
  }
}

/** Those of a filter to whom the item was paid. */
export function paidBy(filter: Filter, item: number): Filter {
  const received = filter.find(({ dimension }) => dimension === 'received')
  const paid: Tag = { code: item, without: false }
  const any = received?.kind === 'tags' ? received.any.map((together) => [...together, paid]) : [[paid]]
  return withCondition(filter, 'received', { dimension: 'received', kind: 'tags', any })
}

interface Sum {
  people: number
  payments: number
  cents: number
}
const NOTHING: Sum = { people: 0, payments: 0, cents: 0 }

function add(sum: Sum, { count, cents }: Payments, row: number): void {
  sum.people++
  sum.payments += count[row]!
  sum.cents += cents[row]!
}

function sumOf(rows: Int32Array, payments: Payments): Sum {
  const sum = { ...NOTHING }
  for (const row of rows) add(sum, payments, row)
  return sum
}

/** The part of ascending rows that lies in a range. */
function rowsIn(rows: Int32Array, { from, to }: Range): Int32Array {
  const before = (row: number) => {
    let [low, high] = [0, rows.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (rows[middle]! < row) low = middle + 1
      else high = middle
    }
    return low
  }
  return rows.subarray(before(from), before(to))
}

/** Cents after the change; whole, as the sum is paid. */
export function changedCents({ payments, cents }: Pick<Sum, 'payments' | 'cents'>, { change, value }: BudgetQuestion): number {
  const inCents = Math.round(value * 100)
  if (change === 'add') return cents + payments * inCents
  if (change === 'set') return payments * inCents
  return Math.round((cents * (10_000 + inCents)) / 10_000)
}

function tell(account: Account, question: BudgetQuestion, sum: Sum): Costs {
  const people = disclosed(account, sum.people)
  const after = changedCents(sum, question)
  const yuan = (cents: number) => {
    if (account.scope.people || people === 0) return cents / 100
    // Down, as counts are told; a small loss would come to -0, which JSON does not know.
    return people === null ? null : Math.trunc(cents / 100 / YUAN_STEP) * YUAN_STEP || 0
  }
  return { people, beforeYuan: yuan(sum.cents), afterYuan: yuan(after), extraYuan: yuan(after - sum.cents) }
}

function tellPayments(account: Account, { people, payments }: Sum): number | null {
  if (account.scope.people || people === 0) return payments
  return disclosed(account, people) === null ? null : Math.floor(payments / PAYMENTS_STEP) * PAYMENTS_STEP
}
