import type { Database } from '../../api/database/sql.ts'
import { HouseColumnsBuilder, type HouseColumns } from './houses.columns.ts'

interface Row {
  id: number
  village_code: string
  height_meters: number
  roof: number
  structure: number
  outline: Buffer
}

const BATCH = 5000
/** Byte order, type and number of points before the first point of an ISO WKB line. */
const LINE_HEADER = 9

/** All houses with their outer rings, read in short transactions: the embedded engine serves its other readers in between. */
export async function readHouseColumns(database: Database): Promise<HouseColumns> {
  const builder = new HouseColumnsBuilder()
  for (let after = -1, full = true; full;) {
    const rows = await database.system((sql) =>
      sql.rows<Row>(
        `select id, village_code, height_meters, roof, structure, ST_AsBinary(ST_ExteriorRing(geom), 'NDR') as outline
         from houses where id > $1 order by id limit $2`,
        [after, BATCH],
      ),
    )
    for (const { id, village_code, height_meters, roof, structure, outline } of rows)
      builder.add({ id, villageCode: village_code, heightMeters: height_meters, roof, structure, ring: ringOf(outline) })
    after = rows.at(-1)?.id ?? after
    full = rows.length === BATCH
  }
  return builder.finish()
}

/** Positions of a closed line without its last one. */
function ringOf(line: Buffer): number[] {
  const ring: number[] = []
  for (let at = LINE_HEADER; at + 16 < line.length; at += 8) ring.push(line.readDoubleLE(at))
  return ring
}
