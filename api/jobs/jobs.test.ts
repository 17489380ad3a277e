import { setTimeout as delay } from 'node:timers/promises'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Job } from '../contract/jobs.ts'
import type { Account } from '../context.ts'
import { DatabaseUnavailableError } from '../database/errors.ts'
import { ProblemError } from '../errors.ts'
import { createJobs, type Work } from './jobs.ts'
import { openJobStream } from './jobs.stream.ts'

const account = (id: number, area = '430821'): Account => ({
  id,
  name: `account-${id}`,
  title: '',
  unitId: 1,
  unit: '',
  role: 'planner',
  demo: true,
  area: { code: area, name: '', level: 'county' },
  scope: { area, datasets: [], people: false },
})
const [mine, other] = [account(1), account(2)]
const Steps = z.object({ step: z.int() })
type Counting = Work<typeof Steps, typeof Steps>

/** Counts up when told to, and ends as told. */
function counting() {
  const end = Promise.withResolvers<{ step: number }>()
  let tell: (progress: { step: number }) => void = () => {}
  const work: Counting = {
    kind: 'counting',
    progress: Steps,
    result: Steps,
    run({ signal, report }) {
      tell = report
      signal.addEventListener('abort', () => end.reject(new Error('aborted')))
      return end.promise
    },
  }
  return { work, end, tell: (step: number) => tell({ step }) }
}
const newJobs = () => createJobs({ log: pino({ level: 'silent' }), checkReplies: true })
const settled = () => delay(5)
const codeOf = (act: () => unknown): string | undefined => {
  try {
    act()
    return undefined
  } catch (error) {
    return error instanceof ProblemError ? error.code : String(error)
  }
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  let text = ''
  for await (const chunk of stream) text += chunk.toString()
  return text
}

describe('a job', () => {
  test('runs, tells how far it is, and is done with its result', async () => {
    const jobs = newJobs()
    const { work, end, tell } = counting()
    const { id } = jobs.start(mine, 'zh', work)
    const told = textOf(openJobStream(jobs, mine, id, async () => true))
    tell(1)
    tell(2)
    expect(Job.parse(jobs.find(mine, id))).toMatchObject({ state: 'running', progress: { step: 2 }, result: null })
    end.resolve({ step: 3 })
    await settled()
    expect(Job.parse(jobs.find(mine, id))).toMatchObject({ state: 'done', result: { step: 3 } })
    const text = await told
    expect(text.match(/^event: .*$/gm)).toEqual(['event: progress', 'event: progress', 'event: end'])
    expect(text).not.toContain('result')
    expect(await textOf(openJobStream(jobs, mine, id, async () => true)), 'who comes late hears the end').toMatch(/event: end\n/)
  })

  test('is not there for any other account, nor once the scope of its own has changed', async () => {
    const jobs = newJobs()
    const { work } = counting()
    const { id } = jobs.start(mine, 'zh', work)
    for (const who of [other, account(1, '430821109')]) {
      expect(codeOf(() => jobs.find(who, id))).toBe('not_found')
      expect(codeOf(() => jobs.cancel(who, id))).toBe('not_found')
      expect(codeOf(() => openJobStream(jobs, who, id, async () => true))).toBe('not_found')
    }
    await jobs.stop()
  })

  test('is cancelled, and forgotten when asked again', async () => {
    const jobs = newJobs()
    const { work } = counting()
    const { id } = jobs.start(mine, 'zh', work)
    jobs.cancel(mine, id)
    await settled()
    expect(jobs.find(mine, id)).toMatchObject({ state: 'cancelled', result: null, problem: null })
    jobs.cancel(mine, id)
    expect(codeOf(() => jobs.find(mine, id))).toBe('not_found')
  })

  test('that stops with what it has is done', async () => {
    const jobs = newJobs()
    const stops: Counting = {
      ...counting().work,
      run: ({ signal }) => new Promise((resolve) => signal.addEventListener('abort', () => resolve({ step: 7 }))),
    }
    const { id } = jobs.start(mine, 'zh', stops)
    jobs.cancel(mine, id)
    await settled()
    expect(jobs.find(mine, id)).toMatchObject({ state: 'done', result: { step: 7 } })
  })

  test('fails with a problem in the language of who asked, and without what the error says', async () => {
    const jobs = newJobs()
    const failing = (error: Error): Counting => ({
      ...counting().work,
      async run() {
        throw error
      },
    })
    const known = jobs.start(mine, 'zh', failing(new ProblemError('invalid_input', { field: 'open', reason: '太多' })))
    const unknown = jobs.start(mine, 'en', failing(new Error('徐大明 430899…')))
    const down = jobs.start(mine, 'zh', failing(new DatabaseUnavailableError()))
    await settled()
    expect(jobs.find(mine, down.id), 'as a plain answer would say it').toMatchObject({
      problem: { code: 'database_unavailable', status: 503 },
    })
    expect(jobs.find(mine, known.id)).toMatchObject({ state: 'failed', problem: { field: 'open', detail: 'open：太多' } })
    expect(jobs.find(mine, unknown.id)).toMatchObject({ state: 'failed', problem: { code: 'internal', status: 500 } })
    expect(JSON.stringify(jobs.find(mine, unknown.id))).not.toContain('徐')
  })
})

test('an account has four under way at most, and keeps the latest eight', async () => {
  const jobs = newJobs()
  const running = [counting(), counting(), counting(), counting()]
  const ids = running.map(({ work }) => jobs.start(mine, 'zh', work).id)
  expect([jobs.hasRoom(mine), jobs.hasRoom(other)]).toEqual([false, true])
  expect(codeOf(() => jobs.start(mine, 'zh', counting().work))).toBe('too_many_jobs')
  expect(codeOf(() => jobs.start(other, 'zh', counting().work))).toBeUndefined()
  for (const { end } of running) end.resolve({ step: 0 })
  await settled()
  for (let more = 0; more < 7; more++) {
    const { work, end } = counting()
    ids.push(jobs.start(mine, 'zh', work).id)
    end.resolve({ step: more })
    await settled()
  }
  expect(ids.map((id) => codeOf(() => jobs.find(mine, id)))).toEqual([
    ...Array<string>(3).fill('not_found'),
    ...Array<undefined>(8).fill(undefined),
  ])
  await jobs.stop()
})
