import { expect, test } from 'vitest'
import type { WorkProgress } from '../contract/jobs.ts'
import { KeptWorks } from './kept_works.ts'
import { asUnderWay, underWay } from './under_way.ts'

const step = (done: number): WorkProgress => ({ step: 'water', done, total: 9 })

/** Somebody who waits, hears, and may leave. */
function reader() {
  const heard: number[] = []
  const leaving = new AbortController()
  const control = { signal: leaving.signal, report: ({ done }: WorkProgress) => void heard.push(done) }
  return { heard, leave: () => leaving.abort(new Error('left')), ask: <T>(work: () => Promise<T>) => asUnderWay(control, work) }
}

/** Work that goes on until it is let end. */
function working() {
  const end = Promise.withResolvers<string>()
  const seen: { begun: number; stopped: boolean; tell(done: number): void } = { begun: 0, stopped: false, tell: () => {} }
  const work = () => {
    const { signal, report } = underWay()
    seen.begun++
    seen.tell = (done) => report(step(done))
    signal.addEventListener('abort', () => ((seen.stopped = true), end.reject(signal.reason)))
    return end.promise
  }
  return { seen, work, end: (text: string) => end.resolve(text) }
}
const soon = () => new Promise((resolve) => setImmediate(resolve))

test('is done once for all who wait, and each hears how far it is', async () => {
  const works = new KeptWorks<string>(4)
  const { seen, work, end } = working()
  const [first, second] = [reader(), reader()]
  const one = first.ask(() => works.of('a', work))
  await soon()
  seen.tell(1)
  const two = second.ask(() => works.of('a', work))
  await soon()
  seen.tell(2)
  end('done')
  expect(await Promise.all([one, two])).toEqual(['done', 'done'])
  expect([seen.begun, first.heard, second.heard]).toEqual([1, [1, 2], [1, 2]])
  expect(await works.of('a', work), 'kept').toBe('done')
  expect(seen.begun).toBe(1)
})

test('goes on for who stays, is stopped when the last one leaves, and begins anew', async () => {
  const works = new KeptWorks<string>(4)
  const { seen, work } = working()
  const [first, second] = [reader(), reader()]
  const one = first.ask(() => works.of('a', work))
  const two = second.ask(() => works.of('a', work))
  await soon()
  first.leave()
  await expect(one).rejects.toThrow('left')
  expect(seen.stopped).toBe(false)
  second.leave()
  await expect(two).rejects.toThrow('left')
  expect(seen.stopped).toBe(true)
  expect(await works.of('a', async () => 'anew')).toBe('anew')
})

test('what failed is not kept', async () => {
  const works = new KeptWorks<string>(4)
  await expect(works.of('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await works.of('a', async () => 'yes')).toBe('yes')
})
