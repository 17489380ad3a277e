import type { AnalysisStore } from '../analysis/analysis.store.ts'
import type { Account, Services } from '../context.ts'
import { DEPTH_CLASSES, depthAt, type FloodCourse, type FloodField, type FloodQuestion } from '../contract/flood.ts'
import type { Impact } from '../contract/impact.ts'
import { requireScope } from '../http/permission.ts'
import type { Ground, Zone } from '../impact/ground.ts'
import type { GroundStore } from '../impact/ground.store.ts'
import { impactOf } from '../impact/impact.ts'
import type { Flooded } from '../reach/flooded.ts'
import type { FloodNames } from './flood_words.ts'
import type { FloodStore } from './flood.store.ts'
import { releasesOf } from './releases.ts'

/** A release begins at its dam, to the rounding of addresses. km */
const SAME_DAM = 0.15

export interface FloodParts {
  readonly analysis: AnalysisStore
  readonly grounds: GroundStore
  readonly floods: FloodStore
}

/** Depths of the whole county at one rise. */
export async function floodZone(floods: FloodStore, ground: Ground, asked: FloodQuestion): Promise<Zone> {
  const { field } = await floods.field(ground, asked)
  return { grid: ground.grid, values: depthsOf(field, Math.round(asked.rise * 10)), classes: DEPTH_CLASSES, water: true }
}

/** Cells of the relief under water at one rise, for those who travel. */
export async function floodedBy(grounds: GroundStore, floods: FloodStore, asked: Omit<FloodQuestion, 'area'>): Promise<Flooded> {
  const { field } = await floods.field(await grounds.ground(), asked)
  const { west, north, step, width, height, cells } = field
  return {
    grid: { west, north, step, width, height },
    cells: cells.filter((_, index) => depthAt(field, index, Math.round(asked.rise * 10)) > 0),
  }
}

/** @param rise decimetres */
export function depthsOf(field: FloodField, rise: number): Uint8Array {
  const values = new Uint8Array(field.width * field.height)
  for (let index = 0; index < field.cells.length; index++) values[field.cells[index]!] = depthAt(field, index, rise)
  return values
}

/** Who and what is under water, as the account may know it. @throws ProblemError `out_of_scope`, `not_found`, `invalid_input` */
export async function floodImpact(
  { analysis, grounds, floods }: FloodParts,
  account: Account,
  services: Services,
  asked: FloodQuestion,
): Promise<Impact> {
  requireScope(account, asked.area)
  const ground = await grounds.ground()
  const zone = await floodZone(floods, ground, asked)
  const mask = await grounds.mask(ground, asked.area)
  const reading = await analysis.reading(account.scope)
  return services.database().scoped(account.scope, (sql) => impactOf(sql, account, reading, { ground, zone, area: asked.area, mask }))
}

/** Names of the river that rises and, in a release, of the reservoir that lets the water out. */
export async function namesOf(
  { grounds, floods }: Pick<FloodParts, 'grounds' | 'floods'>,
  { river, fromKm, halvingKm }: FloodCourse,
): Promise<FloodNames> {
  const ground = await grounds.ground()
  const known = await floods.rivers(ground)
  const name = known.rivers.find(({ id }) => id === river)?.name
  const dam = releasesOf(ground, known).find((release) => release.river === river && Math.abs(release.fromKm - fromKm) < SAME_DAM)
  return { ...(name && { river: name }), ...(halvingKm !== undefined && dam && { reservoir: dam.reservoir }) }
}
