import { expect, test } from 'vitest'
import { waitPreferred } from './preferred.ts'

test('a job is given to those who prefer one, after as long as they would wait', () => {
  expect(['respond-async', 'respond-async, wait=2', 'wait="3", Respond-Async', 'respond-async;x=1,wait=600'].map(waitPreferred)).toEqual([
    0, 2, 3, 30,
  ])
  expect(['', 'wait=5', 'return=minimal', 'respond-asynchronous'].map(waitPreferred)).toEqual([undefined, undefined, undefined, undefined])
})
