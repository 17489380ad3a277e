import { z } from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { AlertDetail, AlertSummary, Rule } from '../contract/alerts.ts'
import { Allocation } from '../contract/allocation.ts'
import { Area, AreaSummary } from '../contract/areas.ts'
import { Bookmark } from '../contract/bookmarks.ts'
import { Budget } from '../contract/budget.ts'
import { Facility, FacilityRow } from '../contract/facilities.ts'
import { House, HouseSummary } from '../contract/houses.ts'
import { Industry, IndustryRow } from '../contract/industry.ts'
import { Begun, Job } from '../contract/jobs.ts'
import { Overview } from '../contract/overview.ts'
import { HazardRow, Parcel, ParcelRow } from '../contract/parcels.ts'
import { BenefitSummary, Household, Person, PersonSummary } from '../contract/people.ts'
import { Place } from '../contract/places.ts'
import { Problem } from '../contract/problem.ts'
import { River, RiverRow } from '../contract/rivers.ts'
import { Road, RoadRow } from '../contract/roads.ts'
import type { Route } from '../contract/route.ts'
import { Scene } from '../contract/scenes.ts'
import { SearchHit } from '../contract/search.ts'
import { Scenario, ScenarioHead } from '../contract/scenarios.ts'
import { SelectionPerson, SelectionStatistics } from '../contract/selection.ts'
import { Session, Welcome } from '../contract/session.ts'
import { TileVersions } from '../contract/tiles.ts'
import { TileJson } from '../contract/vector.ts'
import { PROBLEMS } from '../errors.ts'

/** Schemas that readers of the document meet by name. */
const NAMED = {
  AlertDetail,
  AlertSummary,
  Allocation,
  Area,
  AreaSummary,
  BenefitSummary,
  Bookmark,
  Budget,
  Facility,
  FacilityRow,
  HazardRow,
  House,
  Household,
  HouseSummary,
  Industry,
  IndustryRow,
  Job,
  Overview,
  Parcel,
  ParcelRow,
  Person,
  PersonSummary,
  Place,
  Problem,
  River,
  RiverRow,
  Road,
  RoadRow,
  Rule,
  Scenario,
  ScenarioHead,
  Scene,
  SearchHit,
  SelectionPerson,
  SelectionStatistics,
  Session,
  TileJson,
  TileVersions,
  Welcome,
}
for (const [id, schema] of Object.entries(NAMED)) z.globalRegistry.add(schema, { id })

/** The OpenAPI 3.1 document of some routes, made from the schemas that check them. */
export function openApiDocument(routes: readonly Route[]): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {}
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) }
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: '一图 Yitu',
      version: '0.1.0',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'A county on one map. Coordinates are lon, lat in EPSG:4326, times RFC 3339. Every reply holds only what the account may see.',
    },
    servers: [{ url: '/' }],
    security: [{ cookie: [] }, { bearer: [] }],
    tags: [...new Set(routes.map(tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: 'yitu_session', description: 'Set by POST /api/session' },
        bearer: { type: 'http', scheme: 'bearer', description: 'Made by `npm run account -- token`' },
      },
    },
  })
}

/** How a long answer is asked for, see Route.long. */
const Preference = z.object({
  Prefer: z
    .string()
    .optional()
    .describe(
      '`respond-async`: a job at once; `respond-async, wait=s`: a job when the answer takes longer than s seconds (RFC 7240). Its progress is WorkProgress, its result this reply; of bytes it only makes ready',
    ),
})

function operation(route: Route): ZodOpenApiOperationObject {
  const problems = new Set<number>([...(route.public ? [] : [401]), 503])
  if (route.params || route.query || route.body) problems.add(400)
  if (route.params) problems.add(404)
  return {
    operationId: `${route.method.toLowerCase()}${route.path
      .replace('/api', '')
      .replaceAll(/[/.]?\{?(\w+)\}?/g, (_, word: string) => word[0]!.toUpperCase() + word.slice(1))
      .replaceAll(/\W/g, '')}`,
    summary: route.summary,
    tags: [tag(route)],
    ...(route.public ? { security: [] } : {}),
    requestParams: {
      ...(route.params instanceof z.ZodObject ? { path: route.params } : {}),
      ...(route.query instanceof z.ZodObject ? { query: route.query } : {}),
      ...(route.long ? { header: Preference } : {}),
    },
    ...(route.body ? { requestBody: { required: true, content: { 'application/json': { schema: route.body } } } } : {}),
    responses: {
      [String(route.status ?? 200) as '200']: {
        description: route.status ? 'Begun' : 'OK',
        content: { [route.contentType ?? 'application/json']: { schema: route.reply } },
      },
      ...(route.long ? { '202': { description: 'Begun', content: { 'application/json': { schema: Begun } } } } : {}),
      ...Object.fromEntries(
        [...problems].sort().map((status) => [
          String(status),
          {
            description: Object.entries(PROBLEMS)
              .filter(([, problem]) => problem.status === status)
              .map(([code]) => code)
              .join(', '),
            content: { 'application/problem+json': { schema: Problem } },
          },
        ]),
      ),
    },
  }
}

function tag({ path }: Route): string {
  return path.replace(/^\/api/, '').split(/[/.]/)[1]!
}
