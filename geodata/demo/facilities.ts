import { randomStreams, type Random } from '../random.ts'
import type { VillageCount } from './counts.ts'
import { TOWNSHIPS } from './divisions.ts'
import { UNITS } from './units.ts'

export type FacilityKind =
  'clinic' | 'hospital' | 'school' | 'kindergarten' | 'care' | 'shelter' | 'government' | 'police' | 'fire' | 'market'

export interface Facility {
  id: number
  villageCode: string
  name: string
  kind: FacilityKind
  /** beds of hospitals and homes, pupils of schools, people of shelters, rooms or stalls elsewhere */
  capacity: number
  address: string
}

/** Hospitals of the county seat with their beds. */
const COUNTY_HOSPITALS: readonly (readonly [string, number])[] = [
  ['慈利县人民医院', 860],
  ['慈利县中医医院', 520],
  ['慈利县第二人民医院', 240],
  ['慈利县妇幼保健院', 160],
]

/** What serves the people: the same at every scale, because villages and townships are. */
export function demoFacilities(villages: readonly VillageCount[], seed: number): Facility[] {
  const random = randomStreams(seed)('facilities')
  const facilities: Facility[] = []
  const add = (village: VillageCount, name: string, kind: FacilityKind, capacity: number): void => {
    const address = `${village.townshipName}${village.name}${random.integer(1, Math.min(3, village.groups.length))}组`
    facilities.push({ id: facilities.length + 1, villageCode: village.code, name, kind, capacity, address })
  }
  const byCode = new Map(villages.map((village) => [village.code, village]))
  const seat = villages.filter(({ classCode }) => classCode === 111)
  addCounty(seat, add)
  for (const { name, kind, areaCode } of UNITS) {
    if (kind === 'school') add(byCode.get(areaCode)!, name, name.endsWith('幼儿园') ? 'kindergarten' : 'school', pupils(name, random))
  }
  for (const { code, name } of TOWNSHIPS) {
    const own = villages.filter(({ townshipCode }) => townshipCode === code)
    addTownship(name, own.find(({ classCode }) => classCode < 220) ?? own[0]!, own, add, random)
  }
  villages.forEach((village, index) => addVillage(village, index, add, random))
  return facilities
}

type Add = (village: VillageCount, name: string, kind: FacilityKind, capacity: number) => void

function addCounty(seat: readonly VillageCount[], add: Add): void {
  const at = (index: number): VillageCount => seat[index % seat.length]!
  COUNTY_HOSPITALS.forEach(([name, beds], index) => add(at(index), name, 'hospital', beds))
  add(at(0), '慈利县人民政府', 'government', 60)
  add(at(1), '慈利县公安局', 'police', 40)
  add(at(2), '慈利县消防救援大队', 'fire', 12)
  add(at(4), '慈利县社会福利中心', 'care', 300)
  add(at(5), '慈利县体育中心应急避难场所', 'shelter', 6000)
  add(at(6), '慈利县城关农贸市场', 'market', 320)
  add(at(8), '慈利县火车站片区农贸市场', 'market', 180)
}

function addTownship(name: string, centre: VillageCount, villages: readonly VillageCount[], add: Add, random: Random): void {
  const street = name.endsWith('街道')
  const town = name.replace(/(土家族)?乡$|镇$|街道$/, '')
  add(centre, street ? `${name}办事处` : `${name}人民政府`, 'government', 24)
  add(centre, street ? `${town}派出所` : `${name}派出所`, 'police', 10)
  add(centre, street ? `${name}社区卫生服务中心` : `${name}卫生院`, 'hospital', random.integer(20, 99))
  add(centre, `${name}中心敬老院`, 'care', random.integer(30, 120))
  add(centre, `${name}农贸市场`, 'market', random.integer(30, 140))
  if (villages.length >= 14) add(centre, `${name}专职消防队`, 'fire', 4)
}

/** A clinic everywhere, a care station in every sixth village, a shelter in every third. */
function addVillage(village: VillageCount, index: number, add: Add, random: Random): void {
  const community = village.name.endsWith('社区')
  add(village, `${village.name}${community ? '卫生服务站' : '卫生室'}`, 'clinic', random.integer(2, 6))
  if (index % 6 === 2) add(village, `${village.name}${community ? '居家养老服务中心' : '互助养老服务站'}`, 'care', random.integer(8, 30))
  if (index % 3 === 1) add(village, `${village.name}应急避难点`, 'shelter', random.integer(10, 60) * 10)
}

function pupils(name: string, random: Random): number {
  if (name.endsWith('幼儿园')) return random.integer(60, 280)
  if (/第[一二三四]中学|职业/.test(name)) return random.integer(1800, 3200)
  return name.endsWith('中学') ? random.integer(260, 900) : random.integer(150, 1100)
}
