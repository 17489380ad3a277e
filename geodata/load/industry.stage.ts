import { pinyin } from 'pinyin-pro'
import { copyRows, type CopyValue } from '../copy.ts'
import { isoOf } from '../demo/calendar.ts'
import { villageCounts } from '../demo/counts.ts'
import { demoFacilities, type Facility } from '../demo/facilities.ts'
import { demoIndustry, type Enterprise } from '../demo/industry.ts'
import { demoParcels, type ParcelPlan } from '../demo/parcels.ts'
import { createPlacer, type Placer } from '../spots.ts'
import { pointHex, polygonHex } from '../wkb.ts'
import { clearIndustry, COPY_FACILITIES, COPY_INDUSTRY, COPY_PARCELS } from './industry.queries.ts'
import type { Stage } from './stage.ts'

/** Enterprises and farms, facilities, parcels: what stands or grows somewhere and isn't a house. */
export const industryStage: Stage = {
  name: 'industry',
  clear: clearIndustry,
  async load({ database, seed, scale, county, releaseCounty }) {
    const placer = createPlacer(county(), seed)
    const villages = villageCounts(seed, scale)
    const copy = (statement: string, rows: readonly CopyValue[][]): Promise<number> =>
      database.system((sql) => sql.copyIn(statement, copyRows(rows)))
    await copy(
      COPY_INDUSTRY,
      demoIndustry(villages, seed, scale).map((one) => industryRow(one, placer)),
    )
    await copy(
      COPY_FACILITIES,
      demoFacilities(villages, seed).map((one) => facilityRow(one, placer)),
    )
    await copy(
      COPY_PARCELS,
      demoParcels(villages, seed, scale).map((one) => parcelRow(one, placer)),
    )
    releaseCounty()
  },
}

function industryRow(one: Enterprise, placer: Placer): CopyValue[] {
  const { id, villageCode, name, kind, sector, outputYuan, jobs, foundedDay, address } = one
  const point = pointHex(placer.point('industry', id, villageCode))
  return [id, villageCode, name, syllables(name), kind, sector, outputYuan, jobs, isoOf(foundedDay), address, point]
}

function facilityRow({ id, villageCode, name, kind, capacity, address }: Facility, placer: Placer): CopyValue[] {
  return [id, villageCode, name, syllables(name), kind, capacity, address, pointHex(placer.point('facilities', id, villageCode))]
}

/** The parcel's area is what the ground had room for. */
function parcelRow({ id, villageCode, name, kind, unitId, areaMu: wanted, attributes }: ParcelPlan, placer: Placer): CopyValue[] {
  const { ring, areaMu } = placer.parcel(id, villageCode, kind, wanted)
  return [id, villageCode, name, kind, unitId, areaMu, JSON.stringify(attributes), polygonHex([ring])]
}

const syllables = (name: string): string => pinyin(name, { toneType: 'none', type: 'array' }).join(' ').toLowerCase()
