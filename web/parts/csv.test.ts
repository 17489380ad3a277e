import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

test('cells are quoted, and none is run as a formula', () => {
  expect(
    csvOf([
      ['姓名', '住址'],
      ['徐**', '大庄村"1"组, 3号'],
      ['=1+1', ''],
    ]),
  ).toBe('\uFEFF"姓名","住址"\r\n"徐**","大庄村""1""组, 3号"\r\n"\'=1+1",""\r\n')
})
