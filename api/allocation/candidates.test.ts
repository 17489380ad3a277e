import { expect, test } from 'vitest'
import { tellApart } from './candidates.ts'

test('villages of one name carry their township, others stay as they are', () => {
  const townships = [
    { code: '430821101', name: '零溪镇' },
    { code: '430821102', name: '高桥镇' },
  ]
  const villages = [
    { code: '430821101201', name: '新华村' },
    { code: '430821101202', name: '樟树村' },
    { code: '430821102201', name: '新华村' },
  ]
  expect(tellApart(villages, townships).map(({ name }) => name)).toEqual(['零溪镇新华村', '樟树村', '高桥镇新华村'])
})
