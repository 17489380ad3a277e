import { planRecords, villageBenefits, type RecordPlan } from '../demo/benefits.ts'
import { isoOf } from '../demo/calendar.ts'
import type { Population } from '../demo/population.ts'
import { copyBatches, runsOf, type CopyPart } from './batches.ts'
import { clearRecords, COPY_BENEFITS, RECORD_TABLES } from './records.queries.ts'
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
  /** COPY's text format, a village a piece. */
  function* benefitLines(villages: readonly number[]): Generator<string> {
    for (const village of villages) {
      const { code } = population.villages[village]!
      let lines = ''
      villageBenefits(population, village, plan, seed, (person, item, day, amount, self) => {
        lines += `${id++}\t${person + 1}\t${code}\t${(item / 100) | 0}\t${item}\t${isoOf(day)}\t${amount}\t${self}\n`
      })
      yield lines
    }
  }
  for (const villages of runsOf(places, (index) => population.villages[index]!.people * perPerson, RECORDS_PER_BATCH))
    yield [{ statement: COPY_BENEFITS, lines: benefitLines(villages) }]
}
