import readExcelFile from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { workbookOf } from './workbook.ts'

test('a workbook holds what is known of the list above it, numbers that add up, and text that nothing runs', async () => {
  const rows = [
    ['序号', '门牌', '住址'],
    ['1', '007', '=1+1'],
    ['12', '', '大庄村"1"组, 3号'],
  ]
  const file = await workbookOf([['到不了的人', '用途：=走访'], []], rows)
  const [sheet] = await readExcelFile(Buffer.from(await file.arrayBuffer()))
  expect(sheet!.data).toEqual([
    ['到不了的人', '用途：=走访', null],
    [null, null, null],
    ['序号', '门牌', '住址'],
    [1, '007', '=1+1'],
    [12, null, '大庄村"1"组, 3号'],
  ])
})
