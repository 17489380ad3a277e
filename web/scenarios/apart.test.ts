import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apart } from './apart.ts'

test('names that begin alike are told apart by the parts that differ', () => {
  expect(apart('60 岁及以上的人：新建 3 处卫生室，步行 30 分钟', '60 岁及以上的人：新建 5 处卫生室，步行 30 分钟')).toEqual([
    '…新建 3 处卫生室',
    '…新建 5 处卫生室',
  ])
  expect(apart('80 岁及以上的人：高龄津贴每笔增加 50 元', '80 岁及以上的人：高龄津贴每笔增加 100 元')).toEqual([
    '…增加 50 元',
    '…增加 100 元',
  ])
  expect(apart('所有人步行 30 分钟到最近的卫生室', '所有人步行 45 分钟到最近的卫生室')).toEqual([
    '所有人步行 30 分钟到最近的卫生室',
    '所有人步行 45 分钟到最近的卫生室',
  ])
  expect(apart('澧水上涨 3 米', '全部滑坡失稳')).toEqual(['澧水上涨 3 米', '全部滑坡失稳'])
  expect(apart('滑坡、崩塌、泥石流全部失稳，滑程角 22°', '滑坡、崩塌、泥石流全部失稳，滑程角 22°（副本）')).toEqual([
    '…滑程角 22°',
    '…滑程角 22°（副本）',
  ])
})

test('two names are never told by the same words', () => {
  const name = fc.string({ unit: fc.constantFrom('甲', '乙', '，', '：', ' ', '3', '5'), maxLength: 40 }).map((text) => text.trim())
  fc.assert(
    fc.property(name, name, name, (start, one, other) => {
      const [a, b] = [(start + one).trim(), (start + other).trim()]
      const [left, right] = apart(a, b)
      if (a === b) expect(left).toBe(right)
      else expect(left).not.toBe(right)
    }),
  )
})
