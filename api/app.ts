import { constants } from 'node:zlib'
import Koa from 'koa'
import compress from 'koa-compress'
import { allocationEndpoints } from './allocation/allocation.routes.ts'
import type { Allocator } from './allocation/run.ts'
import { alertsEndpoints } from './alerts/alerts.routes.ts'
import type { AlertStreams } from './alerts/alerts.stream.ts'
import { analysisEndpoints } from './analysis/analysis.routes.ts'
import type { AnalysisStore } from './analysis/analysis.store.ts'
import { areasEndpoints } from './areas/areas.routes.ts'
import { budgetEndpoints } from './budget/budget.routes.ts'
import { createPaymentStore } from './budget/payments.store.ts'
import { bookmarksEndpoints } from './bookmarks/bookmarks.routes.ts'
import type { Context, Services, State } from './context.ts'
import type { IdentityKey } from './database/identity.ts'
import { densityEndpoints } from './density/density.routes.ts'
import { docsEndpoints } from './docs/docs.routes.ts'
import { loggable } from './errors.ts'
import { historyEndpoints } from './history/history.routes.ts'
import { householdsEndpoints } from './households/households.routes.ts'
import { housesEndpoints } from './houses/houses.routes.ts'
import { facilitiesEndpoints } from './facilities/facilities.routes.ts'
import { flowsEndpoints } from './flows/flows.routes.ts'
import { floodEndpoints } from './flood/flood.routes.ts'
import type { FloodStore } from './flood/flood.store.ts'
import type { Endpoint } from './http/endpoint.ts'
import { securityHeaders } from './http/headers.ts'
import { mount } from './http/mount.ts'
import { sameOrigin } from './http/origin.ts'
import { logged, problems } from './http/request.ts'
import { jobsEndpoints } from './jobs/jobs.routes.ts'
import type { Jobs } from './jobs/jobs.ts'
import { hazardsEndpoints } from './hazards/hazards.routes.ts'
import type { HazardStore } from './hazards/hazards.store.ts'
import type { GroundStore } from './impact/ground.store.ts'
import { industryEndpoints } from './industry/industry.routes.ts'
import { overviewEndpoints } from './overview/overview.routes.ts'
import { parcelsEndpoints } from './parcels/parcels.routes.ts'
import { peopleEndpoints } from './people/people.routes.ts'
import { placesEndpoints } from './places/places.routes.ts'
import { riversEndpoints } from './rivers/rivers.routes.ts'
import { roadsEndpoints } from './roads/roads.routes.ts'
import { reachEndpoints } from './reach/reach.routes.ts'
import type { ReachStore } from './reach/reach.store.ts'
import { rulesEndpoints } from './rules/rules.routes.ts'
import { scenesEndpoints } from './scenes/scenes.routes.ts'
import { scenarioKinds } from './scenarios/kinds.ts'
import { scenariosEndpoints } from './scenarios/scenarios.routes.ts'
import { searchEndpoints } from './search/search.routes.ts'
import { selectionEndpoints } from './selection/selection.routes.ts'
import type { ShelterStore } from './shelters/shelters.store.ts'
import { createSessions, identify, tokenOf } from './session/identify.ts'
import { sessionEndpoints } from './session/session.routes.ts'
import type { Tokens } from './session/tokens.ts'
import { createMetrics } from './status/metrics.ts'
import { status } from './status/status.routes.ts'
import { openTileSets } from './tiles/tile_sets.ts'
import { tileFiles } from './tiles/tiles.files.ts'
import { tilesEndpoints } from './tiles/tiles.routes.ts'
import { vectorEndpoints } from './vector/vector.routes.ts'
import { fontFiles } from './web/fonts.files.ts'
import { webFiles } from './web/web.files.ts'
import { welcomeEndpoints } from './welcome/welcome.routes.ts'

/** What the application needs besides its services: keys, and what outlives a request. */
export interface Parts {
  readonly tokens: Tokens
  readonly identity: IdentityKey
  readonly streams: AlertStreams
  readonly analysis: AnalysisStore
  readonly reach: ReachStore
  readonly grounds: GroundStore
  readonly floods: FloodStore
  readonly hazards: HazardStore
  readonly shelters: ShelterStore
  readonly jobs: Jobs
  readonly allocator: Allocator
}

/** The application: every request passes these in this order. */
export function createApp(
  services: Services,
  { tokens, identity, streams, analysis, reach, jobs, allocator, grounds, floods, hazards, shelters }: Parts,
): Koa<State> {
  const metrics = createMetrics()
  const sessions = createSessions(services, tokens)
  const stillSignedIn = async (ctx: Context) => (await sessions.find(tokenOf(ctx) ?? '')) !== undefined
  const tileSets = openTileSets(services.config.dataDir)
  const payments = createPaymentStore(services)
  const endpoints: Endpoint[] = [
    ...welcomeEndpoints,
    ...sessionEndpoints(sessions, tokens),
    ...areasEndpoints,
    ...overviewEndpoints,
    ...densityEndpoints,
    ...flowsEndpoints,
    ...historyEndpoints,
    ...analysisEndpoints(analysis),
    ...reachEndpoints(analysis, reach),
    ...allocationEndpoints(allocator, jobs),
    ...floodEndpoints(analysis, grounds, floods, shelters),
    ...hazardsEndpoints(analysis, grounds, hazards, shelters),
    ...searchEndpoints,
    ...housesEndpoints,
    ...householdsEndpoints,
    ...peopleEndpoints(identity),
    ...alertsEndpoints(streams, stillSignedIn),
    ...jobsEndpoints(jobs, stillSignedIn),
    ...rulesEndpoints,
    ...placesEndpoints,
    ...selectionEndpoints,
    ...scenesEndpoints,
    ...bookmarksEndpoints,
    ...budgetEndpoints(analysis, payments),
    ...scenariosEndpoints(scenarioKinds({ analysis, reach, payments, allocator, grounds, floods, hazards })),
    ...industryEndpoints,
    ...facilitiesEndpoints,
    ...parcelsEndpoints,
    ...roadsEndpoints,
    ...riversEndpoints,
    ...tilesEndpoints(tileSets),
    ...vectorEndpoints(),
  ]
  endpoints.push(...docsEndpoints(endpoints))

  const app = new Koa<State>()
  // Only what fails after an answer has begun comes here; a reader who leaves in the middle of one is no failure.
  app.on('error', (error: NodeJS.ErrnoException) => {
    if (!['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE'].includes(error.code ?? ''))
      services.log.error({ err: loggable(error) }, 'answer broken off')
  })
  app.use(logged(services, metrics))
  app.use(securityHeaders(services.config))
  app.use(compression())
  app.use(problems(services))
  app.use(status(services, metrics))
  app.use(fontFiles)
  app.use(webFiles(services))
  app.use(sameOrigin)
  app.use(identify(sessions))
  app.use(tileFiles(services, tileSets))
  app.use(mount(endpoints, services, jobs))
  return app
}

function compression(): Koa.Middleware {
  return compress({
    threshold: 1024,
    gzip: { level: 5 },
    br: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    deflate: false,
    zstd: false,
  })
}
