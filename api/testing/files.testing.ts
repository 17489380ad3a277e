/** One middleware on a free port, asked as a signed-in reader, for tests of what comes from the disk. */
import { once } from 'node:events'
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Koa, { type Middleware } from 'koa'
import { LRUCache } from 'lru-cache'
import { pino } from 'pino'
import { readConfig } from '../config.ts'
import type { Account, Progress, Services, State } from '../context.ts'
import { ProblemError } from '../errors.ts'
import { problems } from '../http/request.ts'

const READER: Account = {
  id: 1,
  name: 'leader',
  title: 'leader',
  unitId: 1,
  unit: 'unit',
  role: 'leader',
  demo: true,
  area: { code: '430821', name: '慈利县', level: 'county' },
  scope: { area: '430821', datasets: [], people: true },
}

export function filesServices(dataDir: string, progress: () => Progress): Services {
  return {
    config: readConfig({ DATA_DIR: dataDir }),
    log: pino({ level: 'silent' }),
    progress,
    database: () => {
      throw new ProblemError('starting')
    },
    shared: new LRUCache<string, object>({ max: 10 }),
    checkReplies: true,
  }
}

export async function serveFiles(services: Services, middleware: Middleware<State>): Promise<Server> {
  const app = new Koa<State>()
  app.use(async (ctx, next) => {
    ctx.state.language = 'zh'
    ctx.state.account = READER
    await next()
  })
  app.use(problems(services))
  app.use(middleware)
  const server = createServer(app.callback()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

export interface RawReply {
  status: number
  headers: IncomingHttpHeaders
  bytes: Buffer
}

/** Asks for a path exactly as written (fetch would tidy `..` away) and leaves the bytes as they came. */
export function askRaw(server: Server, path: string, headers: Record<string, string> = {}): Promise<RawReply> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path, headers }, (reply) => {
      const chunks: Buffer[] = []
      reply.on('data', (chunk: Buffer) => chunks.push(chunk))
      reply.on('end', () => resolve({ status: reply.statusCode!, headers: reply.headers, bytes: Buffer.concat(chunks) }))
    })
      .on('error', reject)
      .end()
  })
}
