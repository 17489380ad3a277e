import { randomStreams, type Random } from '../random.ts'
import type { ParcelKind } from '../spots.ts'
import { apportion, type VillageCount } from './counts.ts'
import { unitId } from './units.ts'

/** At scale 1. */
export const PARCELS = 15_000

/** A parcel before it has an outline: what is wanted, where the ground gives it. */
export interface ParcelPlan {
  id: number
  villageCode: string
  name: string
  kind: ParcelKind
  unitId: number
  areaMu: number
  attributes: Readonly<Record<string, string | number | boolean>>
}

const KINDS: readonly { kind: ParcelKind; weight: number; mu: readonly [number, number]; unitId: number }[] = [
  { kind: 'paddy', weight: 34, mu: [4, 60], unitId: unitId('县农业农村局') },
  { kind: 'dryland', weight: 15, mu: [2, 30], unitId: unitId('县农业农村局') },
  { kind: 'orchard', weight: 19, mu: [5, 120], unitId: unitId('县农业农村局') },
  { kind: 'forest', weight: 22, mu: [30, 600], unitId: unitId('县林业局') },
  { kind: 'construction', weight: 4, mu: [1, 25], unitId: unitId('县自然资源局') },
  { kind: 'hazard', weight: 6, mu: [2, 20], unitId: unitId('县自然资源局') },
]
const FRUITS = ['柑橘', '金香柚', '茶', '杜仲', '油茶', '黄桃', '猕猴桃']
const CROPS = ['玉米', '油菜', '红薯', '烤烟', '辣椒', '魔芋']
const HAZARDS = ['滑坡', '滑坡', '滑坡', '崩塌', '泥石流', '地面塌陷']

/** Fields, orchards, woods, building land and hazard zones of every village. */
export function demoParcels(villages: readonly VillageCount[], seed: number, scale: number): ParcelPlan[] {
  const counts = apportion(
    Math.round(PARCELS * scale),
    villages.map(({ classCode, households }) => Math.sqrt(households) * (classCode === 111 ? 0.15 : classCode < 200 ? 0.6 : 1)),
  )
  let id = 0
  return villages.flatMap((village, index) => {
    const random = randomStreams(seed)('parcels', village.code)
    return Array.from({ length: counts[index]! }, (_, number) => drawParcel(++id, number + 1, village, random))
  })
}

function drawParcel(id: number, number: number, village: VillageCount, random: Random): ParcelPlan {
  const { kind, mu, unitId } = KINDS[random.weighted(KINDS.map(({ weight }) => weight))]!
  const areaMu = Math.round(mu[0] * (mu[1] / mu[0]) ** random.next() * 10) / 10
  return { id, villageCode: village.code, kind, unitId, areaMu, ...describe(kind, number, village, random) }
}

function describe(kind: ParcelKind, number: number, village: VillageCount, random: Random): Pick<ParcelPlan, 'name' | 'attributes'> {
  const group = random.integer(1, village.groups.length)
  switch (kind) {
    case 'paddy':
      return {
        name: `${village.name}${group}组水田${number}号`,
        attributes: { 高标准农田: random.chance(0.4), 耕地等级: random.integer(5, 9) },
      }
    case 'dryland':
      return { name: `${village.name}${group}组旱地${number}号`, attributes: { 作物: random.pick(CROPS) } }
    case 'orchard': {
      const fruit = random.pick(FRUITS)
      return { name: `${village.name}${fruit}园${number}号`, attributes: { 品种: fruit, 定植年份: random.integer(1996, 2024) } }
    }
    case 'forest':
      return {
        name: `${village.name}林地小班${number}号`,
        attributes: {
          类别: random.pick(['国家级公益林', '省级公益林', '商品林']),
          优势树种: random.pick(['马尾松', '杉木', '柏木', '杜仲', '毛竹', '阔叶混交']),
        },
      }
    case 'construction':
      return { name: `${village.name}建设用地${number}号`, attributes: { 用途: random.pick(['宅基地', '公共服务', '工业', '商业']) } }
    case 'hazard': {
      const hazard = random.pick(HAZARDS)
      return {
        name: `${village.name}${group}组${hazard}隐患区`,
        attributes: { 类型: hazard, 险情等级: random.pick(['小型', '小型', '中型']), 威胁户数: random.integer(1, 12) },
      }
    }
  }
}
