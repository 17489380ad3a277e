import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AlertDetail, AlertSummary } from '../contract/alerts.ts'
import { describeOnDatabases, useFresh } from '../database/testing.ts'
import type { RunningServer } from '../server.ts'
import { fillCounty, idOf, VILLAGES } from '../testing/county.testing.ts'
import { serve, signIn, type Caller } from '../testing/serve.testing.ts'

const [mine, neighbour] = VILLAGES as [(typeof VILLAGES)[number], (typeof VILLAGES)[number]]

describeOnDatabases('alerts', (engine) => {
  const database = useFresh(engine)
  const dataDir = mkdtempSync(join(tmpdir(), 'yitu-alerts-'))
  let server: RunningServer
  let county: Caller
  let village: Caller
  beforeAll(async () => {
    await fillCounty(database, dataDir)
    server = await serve(database, dataDir)
    county = await signIn(server, 'leader')
    village = await signIn(server, 'village-430821109201')
  })
  afterAll(() => server.stop())

  const step = (call: Caller, id: number, kind: string) =>
    call(`/api/alerts/${id}/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind, note: kind }),
    })

  test('pages make up the whole list, most severe and oldest first', async () => {
    const seen: AlertSummary[] = []
    for (let next: string | null = ''; next !== null;) {
      const page = (await (await county(`/api/alerts?limit=3${next && `&after=${next}`}`)).json()) as {
        items: AlertSummary[]
        next: string | null
      }
      seen.push(...page.items)
      next = page.next
    }
    expect(seen.map(({ id }) => id)).toEqual([...VILLAGES.map((place) => idOf(place, 2)), ...VILLAGES.map((place) => idOf(place, 1))])
    expect((await county('/api/alerts?after=nonsense')).status).toBe(400)
  })

  test('a follow-up goes forward, is written down with its unit, and is closed for good', async () => {
    const id = idOf(mine, 1)
    for (const kind of ['dispatched', 'verifying', 'note', 'handled']) expect((await step(village, id, kind)).status).toBe(200)
    expect((await step(village, id, 'dispatched')).status).toBe(409)
    const { status, events } = (await (await village(`/api/alerts/${id}`)).json()) as AlertDetail
    expect(status).toBe('handled')
    expect(events.map(({ kind, by }) => [kind, by])).toEqual([
      ['created', null],
      ...['dispatched', 'verifying', 'note', 'handled'].map((kind) => [kind, '大庄村村民委员会']),
    ])
  })

  test('a stream brings what happens in scope, and after a break what was missed', async () => {
    const stream = await listen(village)
    await step(county, idOf(neighbour, 2), 'dispatched')
    await step(county, idOf(mine, 2), 'dispatched')
    const [first] = await stream.take(1)
    expect(first!.alert).toMatchObject({ id: idOf(mine, 2), status: 'dispatched' })
    stream.stop()
    await step(county, idOf(mine, 2), 'verifying')
    await step(county, idOf(neighbour, 2), 'verifying')
    await step(county, idOf(mine, 2), 'note')
    const again = await listen(village, first!.id)
    const missed = await again.take(2)
    expect(missed.map(({ alert }) => alert.id)).toEqual([idOf(mine, 2), idOf(mine, 2)])
    await step(county, idOf(mine, 2), 'handled')
    expect((await again.take(1))[0]!.alert.status).toBe('handled')
    again.stop()
  })
})

interface Event {
  id: string
  alert: AlertSummary
}

/** Opens the stream, as a browser's EventSource would. */
async function listen(call: Caller, lastEventId?: string): Promise<{ take(count: number): Promise<Event[]>; stop(): void }> {
  const abort = new AbortController()
  const reply = await call('/api/alerts/stream', { signal: abort.signal, headers: lastEventId ? { 'Last-Event-ID': lastEventId } : {} })
  expect(reply.headers.get('content-type')).toMatch(/^text\/event-stream/)
  const reader = reply.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const block = async (): Promise<string> => {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const found = text.slice(0, end)
        text = text.slice(end + 2)
        return found
      }
      const { value, done } = await reader.read()
      if (done) throw new Error('the stream ended')
      text += value
    }
  }
  // The first block says that the stream has found its place.
  expect(await block()).toMatch(/^id: \d+\nretry: 2000$/)
  return {
    async take(count) {
      const events: Event[] = []
      while (events.length < count) {
        const found = /^id: (\d+)\nevent: alert\ndata: (.+)$/.exec(await block())
        if (found) events.push({ id: found[1]!, alert: JSON.parse(found[2]!) as AlertSummary })
      }
      return events
    },
    stop: () => abort.abort(),
  }
}
