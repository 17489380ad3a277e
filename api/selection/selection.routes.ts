import { z } from 'zod'
import { appendAudit } from '../audits/audits.queries.ts'
import type { Account, Context, Services } from '../context.ts'
import { maskName } from '../contract/masks.ts'
import {
  exportSelectionPeople,
  exportSelectionWorkbook,
  getSelectionStatistics,
  listSelectionPeople,
  MOST_EXPORTED,
  type Drawing,
  type SelectionPerson,
} from '../contract/selection.ts'
import { ProblemError } from '../errors.ts'
import { decodeCursor, page } from '../http/cursor.ts'
import { open, scoped, signedIn, type Endpoint } from '../http/endpoint.ts'
import { requirePeople } from '../http/permission.ts'
import { listDwellers, positionOf, type DwellerRow, type Whom } from './people.queries.ts'
import { peopleCsv } from './people_csv.ts'
import { peopleTable, type PeopleTable } from './people_table.ts'
import { peopleXlsx } from './people_xlsx.ts'
import { partOf, regionOf, type Region } from './region.ts'
import { countHousesAndPeople, countPlaces } from './statistics.queries.ts'

/** What the audits say that a list shows. */
export const FIELDS = ['name_masked', 'sex', 'age', 'village', 'house', 'groups', 'carrying']
const Position = z.tuple([z.string(), z.int(), z.int(), z.int()])

export const selectionEndpoints: Endpoint[] = [
  scoped(getSelectionStatistics, async ({ body, account, sql }) => {
    const region = await regionOf(sql, account, body.geometry)
    const { areaKm2, outline, asOf, demo } = region.extent
    return {
      asOf,
      demo,
      areaKm2,
      outline,
      within: await partOf(sql, region),
      exact: account.scope.people,
      ...(await countHousesAndPeople(sql, region.geometry)),
      ...(await countPlaces(sql, region.geometry)),
    }
  }),

  scoped(listSelectionPeople, async ({ body, account, sql }) => {
    requirePeople(account)
    const cursor = decodeCursor(body.after, Position)
    const region = await regionOf(sql, account, body.geometry)
    const rows = await listDwellers(sql, whomOf(region, body), cursor, body.limit + 1)
    const { items, next } = page(rows, body.limit, positionOf)
    await appendAudit(sql, account, {
      action: body.purpose ? 'selection.people.print' : 'selection.people',
      subject: subjectOf(region, body),
      ...(body.purpose ? { purpose: body.purpose } : {}),
      fields: FIELDS,
      rowCount: items.length,
    })
    return { items: items.map(asPerson), next }
  }),

  open(exportSelectionPeople, async ({ ctx, services, body }) => {
    const table = await takeOut(signedIn(ctx), services, body)
    nameFile(ctx, 'csv')
    return peopleCsv(table)
  }),

  open(exportSelectionWorkbook, async ({ ctx, services, body }) => {
    const table = await takeOut(signedIn(ctx), services, body)
    nameFile(ctx, 'xlsx')
    return peopleXlsx(table)
  }),
]

/** The whole list with its heading, set down in the audits. @throws ProblemError `people_hidden`, `too_many_people` */
async function takeOut(account: Account, services: Services, body: Asked & { purpose: string }): Promise<PeopleTable> {
  requirePeople(account)
  return services.database().scoped(account.scope, async (sql) => {
    const region = await regionOf(sql, account, body.geometry)
    const rows = await listDwellers(sql, whomOf(region, body), undefined, MOST_EXPORTED + 1)
    if (rows.length > MOST_EXPORTED) throw new ProblemError('too_many_people', { field: 'geometry', most: MOST_EXPORTED })
    const people = rows.map(asPerson)
    await appendAudit(sql, account, {
      action: 'selection.people.export',
      subject: subjectOf(region, body),
      purpose: body.purpose,
      fields: FIELDS,
      rowCount: people.length,
    })
    const { asOf, demo } = region.extent
    return peopleTable(people, { account, purpose: body.purpose, at: new Date(), asOf, demo })
  })
}

function nameFile(ctx: Context, ending: 'csv' | 'xlsx'): void {
  ctx.set(
    'Content-Disposition',
    `attachment; filename="people.${ending}"; filename*=UTF-8''${encodeURIComponent(`区域内人员名单.${ending}`)}`,
  )
}

interface Asked {
  geometry: Drawing
  who: Whom['who']
  group?: number | undefined
}

const whomOf = (region: Region, { who, group }: Asked): Whom => ({ at: { region: region.geometry }, who, group })

/** 'carrying in polygon of 0.52 km² at 111.1201,29.4244': what was asked, found again by whoever reads the audits. */
function subjectOf({ extent }: Region, { geometry, who, group }: Asked): string {
  const kind =
    'area' in geometry
      ? `${geometry.area} + ${geometry.bufferMeters} m`
      : 'circle' in geometry
        ? 'circle'
        : 'line' in geometry
          ? 'line'
          : 'polygon'
  const [lon, lat] = extent.outline.coordinates[0]![0]![0]!
  return `${who}${group ? ` of group ${group}` : ''} in ${kind} of ${extent.areaKm2.toFixed(2)} km² at ${lon.toFixed(4)},${lat.toFixed(4)}`
}

/** As a list may show somebody. */
export function asPerson({
  villageCode,
  villageName,
  householdId: _,
  houseId,
  houseNumber,
  address,
  location,
  ...person
}: DwellerRow): SelectionPerson {
  return {
    ...person,
    name: maskName(person.name),
    village: { code: villageCode, name: villageName },
    house: { id: houseId, houseNumber, address, location },
  }
}
