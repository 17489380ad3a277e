import { expect, test } from 'vitest'
import { ApiError } from './api.ts'
import { asksAgain, asksAgainAfter } from './asking.ts'

const refused = (status: number, code: string) => new ApiError({ status, code, detail: '', field: undefined })

test('what the server reads yet is asked for until it is there; a stumble twice; a refusal once', () => {
  const loading = refused(503, 'records_loading')
  expect([asksAgain(2, loading), asksAgain(60, loading), asksAgain(1000, loading)]).toEqual([true, true, false])
  expect(asksAgainAfter(60, loading)).toBe(2000)
  for (const error of [refused(503, 'too_slow'), refused(500, 'internal'), refused(0, 'unreachable'), new Error('torn')])
    expect([asksAgain(1, error), asksAgain(2, error)]).toEqual([true, false])
  for (const status of [400, 401, 403, 404]) expect(asksAgain(0, refused(status, 'refused'))).toBe(false)
  expect(asksAgainAfter(1, refused(500, 'internal'))).toBe(2000)
})
