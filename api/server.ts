import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { LRUCache } from 'lru-cache'
import { pino, type Logger } from 'pino'
import { createAlertStreams } from './alerts/alerts.stream.ts'
import { Allocator } from './allocation/run.ts'
import { createAnalysisStore } from './analysis/analysis.store.ts'
import { createJobs } from './jobs/jobs.ts'
import { floodedBy } from './flood/flood.impact.ts'
import { createFloodStore } from './flood/flood.store.ts'
import { createHazardStore } from './hazards/hazards.store.ts'
import { createGroundStore } from './impact/ground.store.ts'
import { createReachStore } from './reach/reach.store.ts'
import { createShelterStore } from './shelters/shelters.store.ts'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import type { Progress, Services } from './context.ts'
import { openIdentityKey } from './database/identity.ts'
import type { Database } from './database/sql.ts'
import { ProblemError } from './errors.ts'
import { openTokens } from './session/tokens.ts'
import { warmUp } from './warm_up.ts'

export type { Progress } from './context.ts'

export interface ServerOptions {
  config: Config
  /** Asked at every look: `ready` once migrated, loaded and baked. */
  progress: () => Progress
  log?: Logger
  /** Refuses replies that do not keep to the contract. */
  checkReplies?: boolean
}

export interface RunningServer {
  readonly url: string
  /** The database is open and migrated: the API answers from now on. */
  attach(database: Database): void
  /** Ends streams, answers what is under way, and stops listening. The database stays its opener's. */
  stop(): Promise<void>
}

/**
 * Listens at once on HOST and PORT (0: any free one); until a database is attached the API answers 503.
 * @throws the listening error, e.g. EADDRINUSE
 */
export async function startServer({ config, progress, log = pino(), checkReplies = false }: ServerOptions): Promise<RunningServer> {
  let attached: Database | undefined
  const services: Services = {
    config,
    log,
    progress,
    shared: new LRUCache<string, object>({ max: 100, ttl: 60_000 }),
    checkReplies,
    database: () => {
      if (!attached) throw new ProblemError('starting')
      return attached
    },
  }
  const streams = createAlertStreams(services)
  const analysis = createAnalysisStore(services)
  const grounds = createGroundStore(services)
  const floods = createFloodStore(services)
  const reach = createReachStore(services, (flood) => floodedBy(grounds, floods, flood))
  const hazards = createHazardStore(services)
  const shelters = createShelterStore(services, reach)
  const jobs = createJobs(services)
  const allocator = new Allocator(services, analysis, reach)
  const parts = {
    streams,
    analysis,
    reach,
    jobs,
    allocator,
    grounds,
    floods,
    hazards,
    shelters,
    tokens: await openTokens(config),
    identity: await openIdentityKey(config.dataDir),
  }
  const stopping = new AbortController()
  const server = createServer(createApp(services, parts).callback())
  server.listen(config.port, config.host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  return {
    url: `http://${host}:${port}`,
    attach(database) {
      attached = database
      analysis.begin()
      void warmUp(services, analysis, stopping.signal)
    },
    async stop() {
      stopping.abort()
      const closed = once(server, 'close')
      await streams.stop()
      await jobs.stop()
      await allocator.close()
      await analysis.stop()
      await reach.stop()
      await floods.stop()
      server.close()
      server.closeIdleConnections()
      setTimeout(() => server.closeAllConnections(), 2000).unref()
      await closed
    },
  }
}
