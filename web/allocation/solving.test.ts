import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { parseQuestion } from './question.ts'
import { forget, solve, stopSolving, useSolving } from './solving.ts'

const JOB = { id: 'a', kind: 'allocation', state: 'running', progress: null, result: null, problem: null }
let server: { state: string; result: unknown }
let streams: EventTarget[]

beforeEach(() => {
  server = { state: 'running', result: null }
  streams = []
  vi.stubGlobal('document', { documentElement: { lang: 'zh-CN' } })
  vi.stubGlobal('fetch', async (asked: string | Request, init?: RequestInit) => {
    const method = init?.method ?? (asked instanceof Request ? asked.method : 'GET')
    if (method === 'DELETE') server.state = 'cancelled'
    return Response.json(method === 'POST' ? { job: JOB } : { ...JOB, ...server })
  })
  vi.stubGlobal(
    'EventSource',
    class extends EventTarget {
      constructor() {
        super()
        streams.push(this)
      }
      close() {}
    },
  )
})
afterEach(() => {
  forget()
  vi.unstubAllGlobals()
})

test('a question that is stopped before there is a plan says so, until the next one', async () => {
  await solve({ ...parseQuestion(null), area: '430821', filter: '' }, 'first')
  stopSolving()
  streams[0]!.dispatchEvent(new Event('end'))
  await vi.waitFor(() => expect(useSolving.getState()).toMatchObject({ job: null, asked: null, answer: null, error: null, stopped: true }))
  await solve({ ...parseQuestion(null), area: '430821', filter: '' }, 'second')
  expect(useSolving.getState()).toMatchObject({ asked: 'second', stopped: false })
})
