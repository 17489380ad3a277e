import type { Random } from '../random.ts'
import type { Member } from './households.ts'
import { RESIDENCE } from './population.ts'

/** Share of people from a village who live outside the county for work or study, by age; in towns half of it. */
function awayShare(age: number): number {
  if (age < 16) return 0
  if (age < 18) return 0.05
  if (age < 22) return 0.4
  if (age < 30) return 0.44
  if (age < 40) return 0.39
  if (age < 46) return 0.33
  if (age < 51) return 0.27
  if (age < 56) return 0.22
  if (age < 61) return 0.14
  if (age < 66) return 0.07
  return age < 71 ? 0.03 : 0.012
}

/**
 * Where each member lives. Couples leave together more often than one by one; children stay only with somebody grown up at home,
 * and go along where nobody is.
 * @returns RESIDENCE codes, by member
 */
export function drawResidence(members: readonly Member[], town: boolean, random: Random): Uint8Array {
  const residence = new Uint8Array(members.length)
  const oldest = members.reduce((age, member) => Math.max(age, member.age), 0)
  const atHome = !town && random.chance(oldest < 66 ? 0.09 : 0.02) ? RESIDENCE.county : RESIDENCE.home
  const shared = random.next()
  const province = random.chance(0.3) ? RESIDENCE.province : RESIDENCE.country
  members.forEach((member, index) => {
    const share = awayShare(member.age) * (town ? 0.5 : 1)
    const draw = member.spouse < 0 ? random.next() : random.chance(0.8) ? shared : random.next()
    const away = draw < (member.spouse >= 0 && member.sex === 2 ? share * 0.86 : share)
    residence[index] = away ? (random.chance(0.85) ? province : random.chance(0.3) ? RESIDENCE.province : RESIDENCE.country) : atHome
  })
  const isAway = (index: number): boolean => residence[index]! > RESIDENCE.county
  const carer = members.some(({ age }, index) => age >= 18 && !isAway(index))
  members.forEach(({ age, mother, father }, index) => {
    if (age >= 16 || isAway(index)) return
    const parents = [mother, father].filter((parent) => parent >= 0)
    const parentsAway = parents.length > 0 && parents.every(isAway)
    if (!carer || (parentsAway && random.chance(0.36))) residence[index] = residence[parents[0] ?? 0]!
  })
  // Sixteen and seventeen: still not alone at home.
  if (!carer) members.forEach(({ age }, index) => void (age < 18 && !isAway(index) && (residence[index] = RESIDENCE.province)))
  return residence
}
