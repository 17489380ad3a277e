import type { Sql } from '../../api/database/sql.ts'
import { PEOPLE_TABLES } from './people.queries.ts'

/** The tables that lean on houses are empty at that time; truncating names them all the same. */
export async function clearHouses(sql: Sql): Promise<void> {
  await sql.run(`truncate houses, ${PEOPLE_TABLES.join(', ')}`)
}

export const COPY_HOUSES = `copy houses (id, village_code, house_number, address, geom, height_meters, floors, structure, use, roof, built_year,
  households, people) from stdin`
