import { setTimeout as delay } from 'node:timers/promises'
import type { Config } from '../config.ts'
import type { StepName } from '../contract/progress.ts'
import type { Database } from '../database/sql.ts'
import type { Children, HeldChild } from './children.ts'
import { isBaked, isDraft } from './baked.ts'
import { PREPARING, REFINING } from './niceness.ts'
import { StageWatch } from './stage_watch.ts'
import { FILL_STAGES, fillState, type FillStage, type FillState } from './start.queries.ts'
import type { Steps } from './steps.ts'

const ATTEMPTS = 3
const RETRY_MS = 2_000

/** Which steps are over when a stage is closed. */
const STEPS_OF: Readonly<Record<FillStage, StepName[]>> = {
  ground: ['ground'],
  houses: ['houses'],
  people: ['people'],
  destinations: [],
  industry: [],
  records: ['records'],
  figures: ['figures'],
}

export interface Work {
  readonly config: Config
  readonly database: Database
  readonly children: Children
  readonly steps: Steps
  /** The loader, where it was started while the database was still opening. */
  readonly loader?: HeldChild
  /** The web app is built: until then it takes the memory that baking would. */
  readonly web: Promise<void>
  say(sentence: string): void
  /** Areas, terrain and basemap are there: the map can be used. */
  mapOpens(): Promise<void>
}

/**
 * Fills an empty database with the demo county and bakes the tile sets that are missing, as far as either was left undone.
 * Ground tiles are baked while houses and people are loading.
 * @throws ChildFailedError when the loader or a baker fails three times.
 */
export async function fillAndBake(work: Work): Promise<void> {
  const state = await work.database.system(fillState)
  if (!needsFill(work.config, state)) {
    work.steps.finish(...FILL_STAGES.flatMap((stage) => STEPS_OF[stage]))
    if (state.empty) work.steps.finish('terrain', 'basemap', 'buildings')
    else await bakeMissing(work)
    return
  }
  const watch = StageWatch.start(work.database)
  try {
    await Promise.all([fill(work, watch), bakeAsLoaded(work, watch)])
  } finally {
    watch.stop()
  }
}

function needsFill(config: Config, { empty, demo, closed }: FillState): boolean {
  if (empty) return config.demo
  return demo && FILL_STAGES.some((stage) => !closed.has(stage))
}

async function fill(work: Work, watch: StageWatch): Promise<void> {
  const stages = FILL_STAGES.map((stage) => watch.closed(stage).then(() => work.steps.finish(...STEPS_OF[stage])))
  let { loader } = work
  await attempt(work, () => {
    const ended = loader?.go() ?? work.children.run('geodata/load.ts', [], { niceness: PREPARING })
    loader = undefined
    return ended
  })
  await Promise.all(stages)
}

async function bakeAsLoaded(work: Work, watch: StageWatch): Promise<void> {
  const houses = watch.closed('houses')
  await watch.closed('ground')
  await bakeGround(work)
  await houses
  await bakeBuildings(work)
}

async function bakeMissing(work: Work): Promise<void> {
  const { dataDir } = work.config
  if (isBaked(dataDir, 'terrain') && isBaked(dataDir, 'basemap')) await groundIsBaked(work)
  else await bakeGround(work)
  if (isBaked(dataDir, 'houses') && !isDraft(dataDir, 'basemap')) work.steps.finish('buildings')
  else await bakeBuildings(work)
}

async function bakeGround(work: Work): Promise<void> {
  await work.web
  await attempt(work, () => work.children.run('tiles/build.ts', ['ground']))
  await groundIsBaked(work)
}

async function groundIsBaked({ steps, mapOpens }: Work): Promise<void> {
  steps.finish('terrain', 'basemap')
  await mapOpens()
}

async function bakeBuildings(work: Work): Promise<void> {
  await attempt(work, () => work.children.run('tiles/build.ts', ['buildings'], { niceness: REFINING }))
  work.steps.finish('buildings')
}

/** Loader and bakers go on where they stopped, so a database that was lost for a moment is no reason to give up. */
async function attempt({ children, say }: Work, run: () => Promise<void>): Promise<void> {
  for (let left = ATTEMPTS - 1; ; left--) {
    try {
      return await run()
    } catch (error) {
      if (left === 0 || children.stopping) throw error
      say(`${(error as Error).message}\n再试一次…`)
      await delay(RETRY_MS)
    }
  }
}
