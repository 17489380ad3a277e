import type { CopyValue } from '../copy.ts'
import { isoOf } from '../demo/calendar.ts'
import { villageDestinations } from '../demo/destinations.ts'
import { copyBatches, runsOf, textPart, type CopyPart } from './batches.ts'
import { clearDestinations, COPY_DESTINATIONS, refreshFlows } from './destinations.queries.ts'
import type { LoadContext, Stage } from './stage.ts'

/** People whose destinations make about a second's transaction; one in five of them is away. */
const PEOPLE_PER_BATCH = 200_000

/** Where people who live outside the county went. A stage of its own: a county loaded before there was one gets it later. */
export const destinationsStage: Stage = {
  name: 'destinations',
  clear: clearDestinations,
  async load(context) {
    await copyBatches(context.database, batchesOf(context), () => {})
    await context.database.system(refreshFlows)
  },
}

function* batchesOf(context: LoadContext): Generator<CopyPart[]> {
  const population = context.population()
  for (const villages of runsOf(population.villages, ({ people }) => people, PEOPLE_PER_BATCH)) {
    yield [textPart(COPY_DESTINATIONS, rowsOf(context, villages))]
  }
}

function* rowsOf(
  { streams, population }: LoadContext,
  villages: ReturnType<LoadContext['population']>['villages'],
): Generator<CopyValue[]> {
  for (const village of villages) {
    for (const { person, placeCode, since } of villageDestinations(population(), village, streams('destinations', village.code)))
      yield [person + 1, village.code, placeCode, isoOf(since)]
  }
}
