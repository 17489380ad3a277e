import { appendAudit } from '../audits/audits.queries.ts'
import { asPersonSummary, listHouseholdPeople, SUMMARY_FIELDS } from '../cards/people.cards.queries.ts'
import { maskName } from '../contract/masks.ts'
import { getHousehold } from '../contract/people.ts'
import { ProblemError } from '../errors.ts'
import { scoped, type Endpoint } from '../http/endpoint.ts'
import { findHousehold } from './households.queries.ts'

export const householdsEndpoints: Endpoint[] = [
  scoped(getHousehold, async ({ params: { id }, account, sql }) => {
    const found = await findHousehold(sql, id)
    if (!found) throw new ProblemError('not_found')
    const people = await listHouseholdPeople(sql, id)
    await appendAudit(sql, account, {
      action: 'household.read',
      subject: `household ${id}`,
      fields: SUMMARY_FIELDS,
      rowCount: people.length,
    })
    const { headName, houseId, houseAddress, villageCode, villageName, ...household } = found
    return {
      ...household,
      head: headName && maskName(headName),
      house: houseId === null ? null : { id: houseId, address: houseAddress! },
      village: { code: villageCode, name: villageName },
      people: people.map(asPersonSummary),
    }
  }),
]
