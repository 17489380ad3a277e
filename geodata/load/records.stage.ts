import { planRecords, villageBenefits, type RecordPlan } from '../demo/benefits.ts'
import type { Population } from '../demo/population.ts'
import { BinaryRows } from '../copy_binary.ts'
import { copyBatches, runsOf, type CopyPart } from './batches.ts'
import { BENEFITS, clearRecords, RECORD_TABLES } from './records.queries.ts'
import { postponeIndexes, restoreIndexes } from './stage.queries.ts'
import type { LoadContext, Stage } from './stage.ts'

const RECORDS_PER_BATCH = 100_000

/** Shared records of all data sets, exactly as many as the plan says. */
export const recordsStage: Stage = {
  name: 'records',
  clear: clearRecords,
  async load(context) {
    const { database, seed, scale, report } = context
    const population = context.population()
    const plan = planRecords(population, seed, scale)
    await database.system((sql) => postponeIndexes(sql, RECORD_TABLES))
    let done = 0
    await copyBatches(database, batchesOf(context, population, plan), (rows) => {
      done += rows
      report({ name: 'records', done: Math.round(done * 0.9), total: plan.total })
    })
    if (done !== plan.total) throw new Error(`${done} records were stored where ${plan.total} were planned`)
    await restoreIndexes(database, RECORD_TABLES)
    report({ name: 'records', done: plan.total, total: plan.total })
  },
}

function* batchesOf({ seed }: LoadContext, population: Population, plan: RecordPlan): Generator<CopyPart[]> {
  const perPerson = plan.total / population.total
  const places = population.villages.map((_, index) => index)
  let id = 1
  /** A village a piece. */
  function* benefitChunks(villages: readonly number[]): Generator<Buffer> {
    const rows = new BinaryRows(BENEFITS)
    for (const village of villages) {
      const { code } = population.villages[village]!
      villageBenefits(population, village, plan, seed, (person, item, day, amount, self) => {
        rows.add([id++, person + 1, code, (item / 100) | 0, item, day, amount, self])
      })
      yield rows.take()
    }
    yield rows.end()
  }
  for (const villages of runsOf(places, (index) => population.villages[index]!.people * perPerson, RECORDS_PER_BATCH))
    yield [{ statement: BENEFITS.statement, chunks: benefitChunks(villages) }]
}
