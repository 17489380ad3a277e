import type { searchWords as Words } from '../zh-CN/search.ts'

export const searchWords: typeof Words = {
  search: {
    canFind: 'You can search for',
    recent: 'Opened lately',
    place: 'Places',
    placeExample: 'Lingxi Town, Mount Wulei, Jiangya Reservoir, by their Chinese names',
    pinyin: 'Pinyin',
    pinyinExample: 'lingxi, lxz',
    house: 'House numbers',
    houseExample: 'village, group and number, or the end of it',
    site: 'Enterprises and facilities',
    siteExample: 'a part of the name, or its initials',
    person: 'People',
    personExample: 'by name, in scope; shown in part, and written down',
    point: 'Coordinates',
    pointExample: '110.85, 29.35 · 29°21′N 110°51′E',
  },
}
