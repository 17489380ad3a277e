import type { HazardRow, Parcel, ParcelRow } from '../contract/parcels.ts'
import type { Sql } from '../database/sql.ts'
import { BOX, IN_AREA, listFeatures, PLACE, PLACE_JOINS, ROW, type PageAsked } from '../features/features.queries.ts'

const OWN = `
  f.kind, coalesce(f.attributes ->> '作物', f.attributes ->> '品种', f.attributes ->> '优势树种', f.attributes ->> '用途') as detail,
  f.area_mu as "areaMu"`
const HAZARD = `
  hazard_type(f.name, f.attributes) as type, f.attributes ->> '险情等级' as grade, hazard_households(f.attributes) as households,
  f.area_mu as "areaMu"`

/** A parcel or hazard zone in scope, or undefined. */
export function findParcel(sql: Sql, id: number): Promise<Parcel | undefined> {
  return sql.row(
    `select ${ROW}, ${BOX}, ${PLACE}, ${OWN}, u.name as unit,
            coalesce((select json_agg(json_build_object('name', key, 'value', case value when 'true' then '是' when 'false' then '否' else value end)
                             order by key) from jsonb_each_text(f.attributes) where value is not null), '[]') as attributes
     from parcels f join units u on u.id = f.unit_id ${PLACE_JOINS} where f.id = $1`,
    [id],
  )
}

/** Parcels of an area, largest first; hazard zones only where asked for. */
export function listParcelsAfter(sql: Sql, asked: PageAsked): Promise<(ParcelRow & { sort: number })[]> {
  const where = `${IN_AREA} and ($2::text[] is not null or f.kind <> 'hazard')`
  return listFeatures(sql, { table: 'parcels', columns: OWN, sort: 'f.area_mu', where, kind: 'f.kind' }, asked)
}

/** Hazard zones of an area, those that threaten most households first. */
export function listHazardsAfter(sql: Sql, asked: PageAsked): Promise<(HazardRow & { sort: number })[]> {
  const sort = 'coalesce(hazard_households(f.attributes), 0)'
  const kind = 'hazard_type(f.name, f.attributes)'
  return listFeatures(sql, { table: 'parcels', columns: HAZARD, sort, where: `${IN_AREA} and f.kind = 'hazard'`, kind }, asked)
}
