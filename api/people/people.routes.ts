import { appendAudit } from '../audits/audits.queries.ts'
import { listBenefitsOf } from '../cards/benefits.cards.queries.ts'
import { asPersonSummary, SUMMARY_FIELDS } from '../cards/people.cards.queries.ts'
import { maskIdNumber, maskPhone } from '../contract/masks.ts'
import { getPerson } from '../contract/people.ts'
import type { IdentityKey } from '../database/identity.ts'
import { ProblemError } from '../errors.ts'
import { scoped, type Endpoint } from '../http/endpoint.ts'
import { findPerson } from './people.queries.ts'

const FIELDS = SUMMARY_FIELDS.concat(
  ['id_number_masked', 'phone_masked', 'birth_date', 'ethnicity', 'marriage', 'education', 'politics', 'employment', 'insured'],
  ['house', 'benefits'],
)

export function peopleEndpoints(identity: IdentityKey): Endpoint[] {
  return [
    scoped(getPerson, async ({ params: { id }, account, sql }) => {
      const found = await findPerson(sql, id)
      if (!found) throw new ProblemError('not_found')
      await appendAudit(sql, account, { action: 'person.read', subject: `person ${id}`, fields: FIELDS, rowCount: 1 })
      const {
        idNumberCipher,
        phoneCipher,
        villageCode,
        villageName,
        householdSize,
        houseId,
        houseAddress,
        sourceUnit,
        asOf,
        version,
        ...person
      } = found
      return {
        ...asPersonSummary(person),
        idNumber: maskIdNumber(identity.decipher(idNumberCipher)),
        phone: phoneCipher && maskPhone(identity.decipher(phoneCipher)),
        village: { code: villageCode, name: villageName },
        household: { id: person.householdId, size: householdSize },
        house: houseId === null ? null : { id: houseId, address: houseAddress! },
        benefits: await listBenefitsOf(sql, [id]),
        source: { unit: sourceUnit, asOf, version },
      }
    }),
  ]
}
