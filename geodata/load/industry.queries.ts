import type { Sql } from '../../api/database/sql.ts'

export async function clearIndustry(sql: Sql): Promise<void> {
  await sql.run('truncate industry, facilities, parcels')
}

export const COPY_INDUSTRY = `copy industry (id, village_code, name, name_pinyin, kind, sector, output_yuan, jobs, founded_on, address, geom)
  from stdin`
export const COPY_FACILITIES = 'copy facilities (id, village_code, name, name_pinyin, kind, capacity, address, geom) from stdin'
export const COPY_PARCELS = 'copy parcels (id, village_code, name, kind, unit_id, area_mu, attributes, geom) from stdin'
