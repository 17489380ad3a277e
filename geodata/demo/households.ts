import type { Random } from '../random.ts'
import { AS_OF, DAYS_PER_YEAR } from './calendar.ts'
import { drawTemplate, type Template } from './households.templates.ts'
import { bandOf, cellOf } from './pyramid.ts'

export const MALE = 1
export const FEMALE = 2
/** GB/T 4761 tens: a daughter-in-law (38) counts under 30, a son-in-law (28) under 20, parents-in-law under 50. */
export const RELATION = {
  head: 2,
  spouse: 10,
  son: 20,
  daughter: 30,
  grandchild: 40,
  parent: 50,
  grandparent: 60,
  sibling: 70,
  other: 97,
} as const
export const MARRIAGE = { single: 10, married: 20, widowed: 30, divorced: 40 } as const

/** One person of a household before name and occupation. Links are places in the household, −1 = not in it. */
export interface Member {
  generation: 'great' | 'elder' | 'core' | 'sibling' | 'kid'
  sex: number
  /** years at the demo's date, with fraction */
  age: number
  marriage: number
  relation: number
  mother: number
  father: number
  spouse: number
  /** carries the family's name */
  line: boolean
}

const OLDEST = 104
const CANDIDATES = 5

/**
 * A household of that size whose ages fit one another and, of several drawn, fill best what the village's pyramid still lacks.
 * Mothers were 18–45 and fathers 20–55 when a child was born; women marry from 20, men from 22.
 * @param lacking see pyramidOf; lowered by the members chosen
 */
export function drawHousehold(size: number, lacking: Float64Array, random: Random): Member[] {
  let best: Member[] | undefined
  let bestFit = -Infinity
  for (let candidate = 0; candidate < CANDIDATES || !best; candidate++) {
    const members = drawMembers(drawTemplate(size, random), random)
    if (!members) continue
    const fit = members.reduce((sum, { sex, age }) => sum + fitOf(lacking, cellOf(sex, age)), 0)
    if (fit > bestFit) [best, bestFit] = [members, fit]
  }
  for (const { sex, age } of best) lacking[cellOf(sex, age)]!--
  giveRelations(best, random)
  return best
}

/** Lacking people count the more the scarcer their band is; people too many count against it. */
const fitOf = (lacking: Float64Array, cell: number): number => lacking[cell]! / Math.sqrt(1 + Math.abs(lacking[cell]!))

export const birthDayOf = (age: number): number => Math.ceil(AS_OF - age * DAYS_PER_YEAR)

function drawMembers(template: Template, random: Random): Member[] | undefined {
  const members: Member[] = []
  const add = (generation: Member['generation'], sex: number, age: number, line: boolean): number =>
    members.push({ generation, sex, age, marriage: MARRIAGE.single, relation: RELATION.other, mother: -1, father: -1, spouse: -1, line }) -
    1

  const core = template.core > 0 ? drawCore(template, random, add, members) : []
  const elders = template.elders > 0 ? drawElders(template, core, random, add, members) : []
  if (!elders) return undefined
  if (template.great > 0 && !drawGreat(elders, random, add, members)) return undefined
  for (let index = 0; index < template.siblings; index++) if (!drawSibling(core[0]!, random, add, members)) return undefined
  if (template.kids > 0 && !drawKids(template, core.length > 0 ? core : elders, core.length > 0, random, add, members)) return undefined
  return members.every(({ age }) => age >= 0 && age < OLDEST) ? members : undefined
}

type Add = (generation: Member['generation'], sex: number, age: number, line: boolean) => number

function drawCore(template: Template, random: Random, add: Add, members: Member[]): number[] {
  const oldest = template.elders > 0 ? 66 : template.kids > 0 ? 74 : 96
  const age = random.between(template.kids > 0 || template.core === 2 ? 23 : 19, oldest)
  if (template.core === 2) return drawCouple('core', age, template.elders > 0 && random.chance(0.08), random, add, members)
  const sex = random.chance(age > 65 ? 0.36 : template.kids > 0 ? 0.62 : 0.68) ? MALE : FEMALE
  const one = add('core', sex, age, template.kids === 0 || sex === MALE)
  members[one]!.marriage = template.kids > 0 ? drawParted(age, random) : drawAlone(sex, age, template.elders === 0, random)
  return [one]
}

/** @param age the husband's; @param byWife the wife is the family's own daughter and he married in */
function drawCouple(generation: Member['generation'], age: number, byWife: boolean, random: Random, add: Add, members: Member[]): number[] {
  const wifeAge = Math.max(age - clamp(2 + 2.4 * random.gaussian(), -4, 10), 20.2)
  const husband = add(generation, MALE, Math.max(age, 22.2), !byWife)
  const wife = add(generation, FEMALE, wifeAge, byWife)
  marry(members, husband, wife)
  return [husband, wife]
}

function marry(members: Member[], husband: number, wife: number): void {
  members[husband]!.spouse = wife
  members[wife]!.spouse = husband
  members[husband]!.marriage = members[wife]!.marriage = MARRIAGE.married
}

/** Parents of the core member who is of the family; without a core, grandparents on their own. */
function drawElders(template: Template, core: number[], random: Random, add: Add, members: Member[]): number[] | undefined {
  const child = core.find((index) => members[index]!.line) ?? core[0]
  const childAge = child === undefined ? undefined : members[child]!.age
  const motherAge = childAge === undefined ? random.between(50, 80) : childAge + clamp(25.5 + 4.4 * random.gaussian(), 18.3, 42)
  const fatherAge = motherAge + clamp(2.2 + 2.4 * random.gaussian(), -3, 10)
  if (motherAge > OLDEST) return undefined
  if (childAge !== undefined && (fatherAge - childAge < 20.2 || fatherAge - childAge > 54)) return undefined
  // Who married in may be older than the family's own child, but not of the parents' age.
  if (core.some((index) => Math.min(motherAge, fatherAge) - members[index]!.age < 17)) return undefined
  const both = template.elders === 2
  const father = both || random.chance(0.34) ? add('elder', MALE, fatherAge, true) : -1
  const mother = father === -1 || both ? add('elder', FEMALE, motherAge, false) : -1
  if (both) marry(members, father, mother)
  else members[Math.max(father, mother)]!.marriage = drawParted(motherAge, random)
  if (child !== undefined) Object.assign(members[child]!, { father, mother })
  return [father, mother].filter((index) => index >= 0)
}

/** The mother or father of the elder of the line. */
function drawGreat(elders: number[], random: Random, add: Add, members: Member[]): boolean {
  const child = members[elders[0]!]!
  const female = random.chance(0.72)
  const age = child.age + clamp(24 + 4 * random.gaussian(), female ? 18.3 : 20.2, 40)
  const great = add('great', female ? FEMALE : MALE, age, !female)
  members[great]!.marriage = MARRIAGE.widowed
  if (female) child.mother = great
  else child.father = great
  return age < OLDEST
}

function drawSibling(core: number, random: Random, add: Add, members: Member[]): boolean {
  const { age: coreAge, mother, father } = members[core]!
  const age = coreAge + random.between(1.2, 9) * (random.chance(0.5) ? 1 : -1)
  if (age < 3) return false
  const sex = random.chance(0.65) ? MALE : FEMALE
  const sibling = members[add('sibling', sex, age, true)]!
  sibling.mother = mother
  sibling.father = father
  sibling.marriage = drawAlone(sex, age, false, random)
  return bornInTime(age, members[mother], members[father])
}

/** Children of the core, or grandchildren left with the elders (no link: the parents between are registered elsewhere). */
function drawKids(template: Template, parents: number[], linked: boolean, random: Random, add: Add, members: Member[]): boolean {
  const mother = parents.find((index) => members[index]!.sex === FEMALE) ?? -1
  const father = parents.find((index) => members[index]!.sex === MALE) ?? -1
  const motherAge = mother >= 0 ? members[mother]!.age : members[father]!.age - 2
  const between = linked ? 0 : 24
  let age = motherAge - between - clamp(24.8 + 3.6 * random.gaussian(), 18.3, 40)
  if (age > 29 && linked && !random.chance(0.3)) age = random.between(0, 29)
  for (let index = 0; index < template.kids; index++) {
    if (age < 0 || (!linked && age > 20)) return false
    if (linked && !bornInTime(age, members[mother], members[father])) return false
    const sex = random.chance(0.53) ? MALE : FEMALE
    const kid = members[add('kid', sex, age, true)]!
    if (linked) Object.assign(kid, { mother, father })
    kid.marriage = drawAlone(sex, age, false, random)
    age -= random.between(1.3, 6)
  }
  return true
}

function bornInTime(age: number, mother: Member | undefined, father: Member | undefined): boolean {
  if (mother && (mother.age - age < 18.1 || mother.age - age > 44.9)) return false
  return !father || (father.age - age >= 20.1 && father.age - age <= 54.9)
}

/** Of somebody whose wife or husband is not in the household. */
function drawAlone(sex: number, age: number, onOwn: boolean, random: Random): number {
  if (age < 24) return MARRIAGE.single
  if (age >= 62 && onOwn)
    return random.chance(sex === FEMALE ? 0.9 : 0.66)
      ? MARRIAGE.widowed
      : random.chance(sex === MALE ? 0.75 : 0.3)
        ? MARRIAGE.single
        : MARRIAGE.divorced
  const single = age < 28 ? 0.9 : age < 36 ? 0.62 : sex === MALE ? 0.55 : 0.2
  if (random.chance(single)) return MARRIAGE.single
  return random.chance(age < 36 ? 0.5 : 0.3)
    ? MARRIAGE.married
    : random.chance(age > 55 ? 0.4 : 0.08)
      ? MARRIAGE.widowed
      : MARRIAGE.divorced
}

/** Of a parent alone. */
const drawParted = (age: number, random: Random): number =>
  random.chance(clamp((age - 35) / 35, 0.08, 0.95)) ? MARRIAGE.widowed : MARRIAGE.divorced

/** The elder heads the household while young enough, otherwise the core; men more often than women. */
function giveRelations(members: Member[], random: Random): void {
  const elders = members.filter(({ generation }) => generation === 'elder')
  const cores = members.filter(({ generation }) => generation === 'core')
  const byElder =
    cores.length === 0 || (elders.length > 0 && random.chance(cores[0]!.age < 24 ? 1 : bandOf(elders[0]!.age) < 15 ? 0.62 : 0.25))
  const heads = byElder ? elders : cores
  const head = heads.length > 1 && random.chance(0.1) ? heads[1]! : heads[0]!
  for (const member of members) member.relation = relationOf(member, head, byElder)
}

function relationOf(member: Member, head: Member, byElder: boolean): number {
  if (member === head) return RELATION.head
  const child = member.sex === MALE ? RELATION.son : RELATION.daughter
  switch (member.generation) {
    case 'great':
      return byElder ? RELATION.parent : RELATION.grandparent
    case 'elder':
      return byElder ? RELATION.spouse : RELATION.parent
    case 'core':
      return byElder ? child : RELATION.spouse
    case 'sibling':
      return byElder ? child : RELATION.sibling
    case 'kid':
      return byElder ? RELATION.grandchild : child
  }
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)
