/**
 * Fills an empty database with the demo county; what an earlier run closed is kept, what it left half is done again.
 * `--wait`: makes the county first and waits for a message of the parent before it opens the database.
 */
import { once } from 'node:events'
import { readConfig } from '../api/config.ts'
import { openDatabase } from '../api/database/database.ts'
import { openIdentityKey } from '../api/database/identity.ts'
import { reportProgress } from '../api/contract/progress.ts'
import type { County } from './county.types.ts'
import { demoCounty, runStages } from './load/stage.ts'
import { STAGES } from './load/stages.ts'

const config = readConfig()
let prepared: County | undefined
if (process.argv.includes('--wait')) {
  prepared = demoCounty(config.demoSeed, config.demoScale)
  process.channel?.ref()
  await once(process, 'message')
  process.channel?.unref()
}
const database = await openDatabase(config, { connections: 1 })
try {
  await runStages(STAGES, {
    database,
    identity: await openIdentityKey(config.dataDir),
    seed: config.demoSeed,
    scale: config.demoScale,
    county: takeCounty,
    report: reportProgress,
  })
} finally {
  await database.end()
}

/** The county is let go once the stages have it: they release it when nothing stands on it any more. */
function takeCounty(): County {
  const county = prepared ?? demoCounty(config.demoSeed, config.demoScale)
  prepared = undefined
  return county
}
