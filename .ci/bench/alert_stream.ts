import { percentiles, type Figure } from './figure.ts'

const ROUNDS = 20

/** From the moment a step of an alert's follow-up is sent until an open stream of another account has it. */
export async function alertStreamFigures(url: string, password: string): Promise<Figure[]> {
  const leader = await signIn(url, 'leader', password)
  const { items } = (await (await fetch(`${url}/api/alerts?limit=1`, { headers: leader })).json()) as {
    items: { id: number; village: { code: string } }[]
  }
  const alert = items[0]!
  const abort = new AbortController()
  const clerk = await signIn(url, `village-${alert.village.code}`, password)
  const stream = await fetch(`${url}/api/alerts/stream`, { headers: clerk, signal: abort.signal })
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const heard = async (what: string) => {
    while (!text.includes(what)) {
      const { value, done } = await reader.read()
      if (done) throw new Error('the stream of alerts ended')
      text += value
    }
    text = ''
  }
  await heard('retry:')
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now()
    const sent = fetch(`${url}/api/alerts/${alert.id}/events`, {
      method: 'POST',
      headers: { ...leader, origin: url, 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'note', note: 'bench' }),
    })
    await heard('event: alert')
    times.push(performance.now() - started)
    if (!(await sent).ok) throw new Error(`a note on alert ${alert.id} answered ${(await sent).status}`)
  }
  abort.abort()
  return [{ what: 'step of an alert until another screen has it, 95th percentile', value: percentiles(times).p95, unit: 'ms', limit: 2000 }]
}

async function signIn(url: string, account: string, password: string): Promise<{ cookie: string }> {
  const reply = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ account, password }),
  })
  if (!reply.ok) throw new Error(`sign-in of ${account} answered ${reply.status}`)
  return { cookie: reply.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ') } // prettier-ignore
}
