import { pinyin } from 'pinyin-pro'
import type { Random } from '../random.ts'
import { FAMOUS, GENERATION_POEM, NAME_STYLES, SURNAMES, TUJIA_SURNAMES, type NameStyle } from './names.lists.ts'

const MALE = 1

/** All characters of given names, so that a name is two small numbers; 0 = none. */
const CHARACTERS: readonly string[] = ['', ...new Set(NAME_STYLES.flatMap((style) => [...stylesOf(style)]).concat([...GENERATION_POEM]))]
const CHARACTER_INDEX = new Map(CHARACTERS.map((character, index) => [character, index]))
const CHARACTER_PINYIN = CHARACTERS.map((character) => (character === '' ? '' : pinyin(character, { toneType: 'none' })))

/** A family name and one or two given characters, as indices: see fullName. */
export interface Name {
  surname: number
  given1: number
  given2: number
}

/** The family names of a village: a few clans make up most of it. */
export interface Clans {
  weights: Float64Array
  /** Where each family name stands in the generation poem. */
  poemStart: Uint8Array
}

/** @param tujia whether the village lies in a 土家族乡 */
export function villageClans(random: Random, tujia: boolean): Clans {
  const weights = Float64Array.from(SURNAMES, ([surname, , weight]) => weight * (tujia && TUJIA_SURNAMES.has(surname) ? 4 : 1))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const clans = random.integer(3, 6)
  for (let clan = 0; clan < clans; clan++) weights[random.weighted(weights)]! += total * random.between(0.15, 0.6)
  return { weights, poemStart: Uint8Array.from(SURNAMES, () => random.integer(0, GENERATION_POEM.length - 1)) }
}

/** A family name from outside the village: of somebody who married in. */
export const drawOtherSurname = (random: Random): number => random.weighted(SURNAME_WEIGHTS)
const SURNAME_WEIGHTS = Float64Array.from(SURNAMES, ([, , weight]) => weight)

/** A name as it was given in that year to a boy (sex 1) or girl (2) of that family; nobody famous. */
export function drawName(random: Random, clans: Clans, surname: number, sex: number, birthYear: number): Name {
  const style = NAME_STYLES.find(({ until }) => birthYear <= until)!
  for (;;) {
    const name = { surname, ...drawGiven(random, clans, surname, sex, birthYear, style) }
    if (!FAMOUS.has(fullName(name))) return name
  }
}

export const fullName = (name: Name): string => SURNAMES[name.surname]![0] + CHARACTERS[name.given1]! + CHARACTERS[name.given2]!

/** Syllables apart: "zhu da shan". */
export function namePinyin(name: Name): string {
  const given = CHARACTER_PINYIN[name.given1]!
  return `${SURNAMES[name.surname]![1]} ${given}${name.given2 === 0 ? '' : ` ${CHARACTER_PINYIN[name.given2]!}`}`
}

function drawGiven(random: Random, clans: Clans, surname: number, sex: number, birthYear: number, style: NameStyle): Omit<Name, 'surname'> {
  const male = sex === MALE
  if (random.chance(style.single)) return { given1: drawCharacter(random, male ? style.maleSingle : style.femaleSingle), given2: 0 }
  const second = drawCharacter(random, male ? style.maleSecond : style.femaleSecond)
  if (male && random.chance(birthYear < 1985 ? 0.5 : 0.12)) {
    const step = Math.floor((birthYear - 1900) / 23)
    const character = GENERATION_POEM[(clans.poemStart[surname]! + step) % GENERATION_POEM.length]!
    const given1 = CHARACTER_INDEX.get(character)!
    if (given1 !== second) return { given1, given2: second }
  }
  const given1 = drawCharacter(random, male ? style.maleFirst : style.femaleFirst)
  // Doubled characters belong to girls of our time: 欣欣; elsewhere the next character of the list serves.
  if (given1 === second && (male || birthYear < 1985))
    return { given1, given2: nextCharacter(male ? style.maleSecond : style.femaleSecond, second) }
  return { given1, given2: second }
}

const drawCharacter = (random: Random, characters: string): number =>
  CHARACTER_INDEX.get(characters[random.integer(0, characters.length - 1)]!)!
const nextCharacter = (characters: string, index: number): number =>
  CHARACTER_INDEX.get(characters[(characters.indexOf(CHARACTERS[index]!) + 1) % characters.length]!)!

function stylesOf(style: NameStyle): string {
  return style.maleFirst + style.maleSecond + style.maleSingle + style.femaleFirst + style.femaleSecond + style.femaleSingle
}
