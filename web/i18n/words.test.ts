import { expect, test } from 'vitest'
import { en } from './en.ts'
import { zhCN } from './zh-CN.ts'

interface Tree {
  [name: string]: string | Tree
}
const entries = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string' ? [[`${path}${name}`, value] as [string, string]] : entries(value, `${path}${name}.`),
  )
const chinese = entries(zhCN)
const english = new Map(entries(en))
const blanks = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted()

/** Letters and their marks: a join may be 「；」 alone. */
const HAN = /[\p{Script=Han}，。、；：「」（）]/u

test('both languages say the same things with the same blanks', () => {
  expect([...english.keys()].toSorted()).toEqual(chinese.map(([name]) => name).toSorted())
  for (const [name, text] of chinese) expect([name, blanks(english.get(name)!)]).toEqual([name, blanks(text)])
})

test('Chinese is Chinese and English is English', () => {
  const foreign = new Set(['top.language', 'pyramid.oldest', 'about.place'])
  for (const [name, text] of chinese) if (!foreign.has(name)) expect([name, text]).toEqual([name, expect.stringMatching(HAN)])
  for (const [name, text] of english) if (!foreign.has(name)) expect([name, text]).toEqual([name, expect.not.stringMatching(HAN)])
})
