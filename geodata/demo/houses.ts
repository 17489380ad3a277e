import { randomStreams, type Random } from '../random.ts'
import type { VillageCount } from './counts.ts'
import { drawPlan, type Plan } from './houses.plan.ts'

/** Codes of api/contract/codes.ts: STRUCTURE, HOUSE_USE, ROOF. */
export const STRUCTURE = { concrete: 1, brick: 2, brickTimber: 3, timber: 4, earth: 5 } as const
export const USE = { dwelling: 1, shopDwelling: 2, commercial: 3, public: 4, production: 5, vacant: 6 } as const
export const ROOF = { flat: 1, gable: 2, hipped: 3 } as const

/** Everything about a house but where it stands: from seed, scale and the divisions only. */
export interface House {
  id: number
  villageCode: string
  /** 村民小组, from 1 */
  group: number
  /** within its group, from 1 */
  number: number
  /** 大庄村3组17号 */
  houseNumber: string
  /** 零溪镇大庄村3组17号 */
  address: string
  /** ground to eaves, metres */
  heightMeters: number
  floors: number
  structure: number
  use: number
  roof: number
  builtYear: number
  /** households it can hold: 0 where nobody lives, 1 in most, many in flats */
  dwellings: number
  plan: Plan
}

/** Townships in the mountains, where timber houses of the Tujia still stand. */
const MOUNTAIN = new Set([
  '430821102',
  '430821110',
  '430821113',
  '430821200',
  '430821202',
  '430821211',
  '430821212',
  '430821213',
  '430821214',
  '430821215',
  '430821216',
  '430821217',
])

/** The houses of one village in id order. Their dwellings always hold its households. */
export function villageHouses(village: VillageCount, seed: number): House[] {
  const random = randomStreams(seed)('houses', village.code)
  const houses: House[] = []
  village.groups.forEach((count, index) => {
    for (let number = 1; number <= count; number++) {
      houses.push(drawHouse(village, index + 1, number, village.firstHouse + houses.length, random))
    }
  })
  makeRoom(houses, village.households)
  return houses
}

function drawHouse(village: VillageCount, group: number, number: number, id: number, random: Random): House {
  const city = village.classCode === 111
  const town = city || village.classCode === 121 || village.classCode === 112
  const use = drawUse(village, group, random)
  const builtYear = drawYear(town, random)
  const structure = drawStructure(use, builtYear, town, MOUNTAIN.has(village.townshipCode), random)
  const flats = use === USE.dwelling && city && builtYear >= 1988 && random.chance(0.4)
  const floors = drawFloors(use, structure, city, town, flats, builtYear, random)
  const houseNumber = `${village.name}${group}组${number}号`
  const plan = drawPlan({ use, structure, floors, flats, town }, random)
  return {
    id,
    villageCode: village.code,
    group,
    number,
    houseNumber,
    address: village.townshipName + houseNumber,
    heightMeters:
      Math.round(
        (floors * (structure >= STRUCTURE.timber ? 2.8 : 3.1) + random.between(0.2, 0.9) + (use === USE.production ? 2 : 0)) * 10,
      ) / 10,
    floors,
    structure: floors > 6 ? STRUCTURE.concrete : structure,
    use,
    roof: drawRoof(structure, floors, builtYear, random),
    builtYear,
    dwellings: dwellingsOf(use, floors, flats, random),
    plan,
  }
}

function drawUse(village: VillageCount, group: number, random: Random): number {
  // dwelling, shop and dwelling, commercial, public, production, vacant
  if (village.classCode === 111) return random.weighted([0, 56, 24, 8, 4.5, 2.5, 5])
  if (village.classCode === 121 || village.classCode === 112) return random.weighted([0, 65, 17, 4, 3.5, 3, 7.5])
  const centre = group === 1
  return random.weighted([0, 84, centre ? 3 : 1, 0.3, centre ? 2.5 : 0.4, 3.6, 8.5])
}

function drawYear(town: boolean, random: Random): number {
  const wave = random.weighted(town ? [8, 22, 40, 30] : [16, 27, 36, 21])
  const [from, to] = (
    [
      [1955, 1982],
      [1980, 1996],
      [1994, 2012],
      [2008, 2025],
    ] as const
  )[wave]!
  return Math.round(from + (to - from) * (random.next() + random.next()) * 0.5)
}

function drawStructure(use: number, year: number, town: boolean, mountain: boolean, random: Random): number {
  if (use === USE.production) return random.weighted([0, 30, 45, 25])
  const [concrete, brick, brickTimber, timber, earth] =
    year < 1984
      ? town
        ? [0, 35, 45, 15, 5]
        : mountain
          ? [0, 6, 30, 52, 12]
          : [0, 16, 46, 20, 18]
      : year < 1999
        ? town
          ? [6, 78, 14, 2, 0]
          : mountain
            ? [1, 50, 32, 15, 2]
            : [1, 64, 30, 4, 1]
        : town
          ? [30, 68, 2, 0, 0]
          : [12, 82, 4, mountain ? 2 : 0.3, 0]
  return random.weighted([0, concrete, brick, brickTimber, timber, earth])
}

function drawFloors(use: number, structure: number, city: boolean, town: boolean, flats: boolean, year: number, random: Random): number {
  if (flats) return year >= 2006 && random.chance(0.38) ? random.integer(9, 18) : random.integer(5, 7)
  if (use === USE.production) return random.weighted([0, 80, 17, 3])
  if (structure >= STRUCTURE.timber) return random.weighted([0, 62, 38])
  if (use === USE.public || use === USE.commercial) return city ? random.integer(3, 6) : random.integer(2, 3)
  if (town) return random.weighted([0, 4, 22, 36, 22, 12, city ? 6 : 2])
  return year < 1990 ? random.weighted([0, 48, 50, 2]) : random.weighted([0, 8, 60, 30, 2])
}

function drawRoof(structure: number, floors: number, year: number, random: Random): number {
  if (floors > 6) return ROOF.flat
  if (structure >= STRUCTURE.brickTimber) return random.chance(structure === STRUCTURE.timber ? 0.25 : 0.08) ? ROOF.hipped : ROOF.gable
  // Flat roofs of the nineties; since then pitched ones have come back.
  return random.weighted(year < 2003 ? [0, 66, 30, 4] : [0, 42, 44, 14])
}

function dwellingsOf(use: number, floors: number, flats: boolean, random: Random): number {
  if (use === USE.commercial || use === USE.public || use === USE.production || use === USE.vacant) return 0
  if (flats) return floors * (floors > 8 ? random.integer(3, 4) : 2)
  return floors >= 3 && random.chance(0.12) ? 2 : 1
}

/** Brothers and parents share a roof where houses are fewer than households. */
function makeRoom(houses: House[], households: number): void {
  let missing = households - houses.reduce((sum, house) => sum + house.dwellings, 0)
  if (missing <= 0 || houses.length === 0) return
  const lived = houses.filter((house) => house.dwellings > 0)
  const open = lived.length > 0 ? lived : houses
  for (let index = 0; missing > 0; index = (index + 1) % open.length, missing--) {
    const house = open[index]!
    house.dwellings++
    if (house.use !== USE.dwelling && house.use !== USE.shopDwelling) house.use = USE.dwelling
  }
}
