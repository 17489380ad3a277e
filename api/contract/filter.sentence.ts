import type { Code } from './codes.ts'
import { findDimension, type Dimension, type Span } from './dimensions.ts'
import type { Condition, Filter, Tag } from './filter.ts'

type Language = 'zh' | 'en'

/** A filter as a sentence for people: 80 岁及以上、独居老人的人，住在木结构的房屋里. The empty filter: 所有人和房屋. */
export function filterSentence(filter: Filter, language: Language): string {
  const { people, houses } = phrasesOf(filter, language)
  return language === 'zh' ? inChinese(people, houses) : inEnglish(people, houses)
}

/** As filterSentence, where only people are asked about: 住在木结构的房屋里的人. The empty filter: 所有人. */
export function whomSentence(filter: Filter, language: Language): string {
  const { people, houses } = phrasesOf(filter, language)
  if (people.length > 0) return filterSentence(filter, language)
  if (language === 'zh') return houses.length === 0 ? '所有人' : `住在${houses.join('、')}的房屋里的人`
  return houses.length === 0 ? 'Everybody' : `People in houses: ${houses.join(', ')}`
}

function phrasesOf(filter: Filter, language: Language): { people: string[]; houses: string[] } {
  const phrases = (subject: Dimension['subject']) =>
    filter.filter(({ dimension }) => findDimension(dimension)!.subject === subject).map((condition) => conditionPhrase(condition, language))
  return { people: [...phrases('people'), ...phrases('households')], houses: phrases('houses') }
}

/** One condition as it stands in the sentence, for a chip: 80 岁及以上; 木或土木结构. */
export function conditionPhrase(condition: Condition, language: Language): string {
  const dimension = findDimension(condition.dimension)!
  const values = valuesOf(condition, dimension, language)
  return dimension.phrase[language].replace('{}', values.join(language === 'zh' ? '或' : ' or '))
}

function inChinese(people: readonly string[], houses: readonly string[]): string {
  if (people.length === 0 && houses.length === 0) return '所有人和房屋'
  if (people.length === 0) return `${houses.join('、')}的房屋`
  const who = `${people.join('、')}的人`
  return houses.length === 0 ? who : `${who}，住在${houses.join('、')}的房屋里`
}

function inEnglish(people: readonly string[], houses: readonly string[]): string {
  if (people.length === 0 && houses.length === 0) return 'All people and houses'
  if (people.length === 0) return `Houses: ${houses.join(', ')}`
  const who = `People: ${people.join(', ')}`
  return houses.length === 0 ? who : `${who}; living in houses: ${houses.join(', ')}`
}

function valuesOf(condition: Condition, dimension: Dimension, language: Language): string[] {
  if (condition.kind === 'range') return condition.ranges.map((span) => spanWords(span, dimension, language))
  const values: readonly Code[] = dimension.kind === 'range' ? [] : dimension.values
  const nameOf = (code: number) => values.find((value) => value.code === code)![language]
  if (condition.kind === 'codes') return condition.codes.map(nameOf)
  const before = dimension.kind === 'tags' ? dimension.tagWords : undefined
  const tagWords = (tag: Tag) => `${before?.[tag.without ? 'lacks' : 'has'][language] ?? ''}${nameOf(tag.code)}`
  return condition.any.map((together) => together.map(tagWords).join(language === 'zh' ? '且' : ' and '))
}

/** 80 岁及以上, 60–69 岁, 17 岁及以下; a year takes no blank: 1979 年及以前. */
function spanWords({ from, to }: Span, dimension: Dimension, language: Language): string {
  const unit = dimension.kind === 'range' ? dimension.unit[language] : ''
  const year = dimension.id === 'builtYear'
  if (language === 'en') {
    const after = unit ? ` ${unit}` : ''
    if (from === to) return `${from}${after}`
    if (to === null) return year ? `in ${from} or later` : `${from} or more${after}`
    if (from === null) return year ? `in ${to} or earlier` : `${to} or fewer${after}`
    return `${from}–${to}${after}`
  }
  if (from === to) return `${from} ${unit}`
  if (to === null) return `${from} ${unit}${year ? '及以后' : '及以上'}`
  if (from === null) return `${to} ${unit}${year ? '及以前' : '及以下'}`
  return `${from}–${to} ${unit}`
}
