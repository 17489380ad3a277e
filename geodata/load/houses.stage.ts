import type { CopyValue } from '../copy.ts'
import { villageCounts } from '../demo/counts.ts'
import { placeHouses, type PlacedHouse } from '../demo/houses.place.ts'
import { occupancyOf, type Occupancy } from '../demo/occupancy.ts'
import { polygonHex } from '../wkb.ts'
import { copyBatches, textPart, type CopyPart } from './batches.ts'
import { clearHouses, COPY_HOUSES } from './houses.queries.ts'
import { postponeIndexes, restoreIndexes } from './stage.queries.ts'
import type { LoadContext, Stage } from './stage.ts'

const HOUSES_PER_BATCH = 5_000

/** Houses with who lives in them, counted. */
export const housesStage: Stage = {
  name: 'houses',
  clear: clearHouses,
  async load(context) {
    const { database, report } = context
    const villages = villageCounts(context.seed, context.scale)
    const total = villages.reduce((sum, { houses }) => sum + houses, 0)
    const occupancy = occupancyOf(context.population(), total)
    await database.system((sql) => postponeIndexes(sql, ['houses']))
    let done = 0
    await copyBatches(database, batchesOf(context, occupancy), (rows) => {
      done += rows
      report({ name: 'houses', done: Math.round(done * 0.95), total })
    })
    await restoreIndexes(database, ['houses'])
    report({ name: 'houses', done: total, total })
  },
}

function* batchesOf({ county, seed, scale }: LoadContext, occupancy: Occupancy): Generator<CopyPart[]> {
  let houses: PlacedHouse[] = []
  const batch = (): CopyPart[] => [textPart(COPY_HOUSES, houseRows(houses, occupancy))]
  for (const village of placeHouses(county(), villageCounts(seed, scale), seed)) {
    houses.push(...village)
    if (houses.length < HOUSES_PER_BATCH) continue
    yield batch()
    houses = []
  }
  if (houses.length > 0) yield batch()
}

function* houseRows(houses: readonly PlacedHouse[], { households, people }: Occupancy): Generator<CopyValue[]> {
  for (const house of houses) {
    yield [
      house.id,
      house.villageCode,
      house.houseNumber,
      house.address,
      polygonHex([house.ring]),
      house.heightMeters,
      house.floors,
      house.structure,
      house.use,
      house.roof,
      house.builtYear,
      households[house.id - 1]!,
      people[house.id - 1]!,
    ]
  }
}
