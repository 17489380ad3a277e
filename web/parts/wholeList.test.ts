import { expect, test } from 'vitest'
import { TooManyError, wholeList } from './wholeList.ts'

const PAGE = 200

/** A list of so many rows, and how often it was asked. */
function listOf(count: number) {
  let asked = 0
  const load = (after: string | undefined) => {
    asked++
    const first = Number(after ?? 0)
    const items = Array.from({ length: Math.min(PAGE, count - first) }, (_, row) => first + row)
    return Promise.resolve({ items, next: first + PAGE < count ? String(first + PAGE) : null })
  }
  return { load, asked: () => asked }
}

test.each([0, 1, 200, 201, 1000])('%i rows come whole, in order', async (count) => {
  const read: number[] = []
  expect(await wholeList(listOf(count).load, 1000, (rows) => read.push(rows))).toEqual(Array.from({ length: count }, (_, row) => row))
  expect(read.at(-1)).toBe(count)
})

test('one more than may be handed out is refused, and no more is asked for than shows it', async () => {
  const list = listOf(50_000)
  await expect(wholeList(list.load, 1000)).rejects.toThrow(TooManyError)
  expect(list.asked()).toBe(5)
  await expect(wholeList(listOf(1001).load, 1000)).rejects.toMatchObject({ most: 1000 })
})

test('a list known to be too long is refused unread', async () => {
  const list = listOf(50_000)
  await expect(wholeList(list.load, 1000, () => {}, 50_000)).rejects.toThrow(TooManyError)
  expect(list.asked()).toBe(0)
  expect(await wholeList(listOf(3).load, 1000, () => {}, 3)).toHaveLength(3)
})
