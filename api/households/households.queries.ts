import type { Sql } from '../database/sql.ts'

export interface HouseholdRow {
  id: number
  kind: number
  groupNumber: number
  size: number
  headName: string | null
  houseId: number | null
  houseAddress: string | null
  villageCode: string
  villageName: string
}

/** A household in scope, or undefined. */
export function findHousehold(sql: Sql, id: number): Promise<HouseholdRow | undefined> {
  return sql.row(
    `select h.id, h.kind::int, h.group_number::int as "groupNumber", h.size::int, p.name as "headName",
            s.id as "houseId", s.address as "houseAddress", v.code as "villageCode", v.name as "villageName"
     from households h
     join areas v on v.code = h.village_code
     left join people p on p.id = h.head_id
     left join houses s on s.id = h.house_id
     where h.id = $1`,
    [id],
  )
}
