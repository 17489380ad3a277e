import { PERSON_COLUMNS, type PersonRow } from '../cards/people.cards.queries.ts'
import type { Person, PersonSummary } from '../contract/people.ts'
import type { Sql } from '../database/sql.ts'

/** A person as the database holds them: name unmasked, ID number and phone as ciphertext. */
export interface PersonDetailRow
  extends PersonRow, Omit<Person, keyof PersonSummary | 'idNumber' | 'phone' | 'village' | 'household' | 'house' | 'benefits' | 'source'> {
  idNumberCipher: Buffer
  phoneCipher: Buffer | null
  villageCode: string
  villageName: string
  householdSize: number
  houseId: number | null
  houseAddress: string | null
  sourceUnit: string
  asOf: string
  version: number
}

/** A person in scope, or undefined. */
export function findPerson(sql: Sql, id: number): Promise<PersonDetailRow | undefined> {
  return sql.row(
    `select ${PERSON_COLUMNS}, p.id_number_cipher as "idNumberCipher", p.phone_cipher as "phoneCipher", p.birth_date as "birthDate",
            p.ethnicity::int, p.marriage::int, p.education::int, p.politics::int, p.employment::int, p.life_status::int as "lifeStatus",
            p.insured, v.code as "villageCode", v.name as "villageName", h.size::int as "householdSize",
            s.id as "houseId", s.address as "houseAddress",
            coalesce(u.name, '未说明') as "sourceUnit", p.as_of as "asOf", p.version
     from people p
     cross join county c
     join areas v on v.code = p.village_code
     join households h on h.id = p.household_id
     left join houses s on s.id = p.house_id
     left join units u on u.id = p.source_unit_id
     where p.id = $1`,
    [id],
  )
}
