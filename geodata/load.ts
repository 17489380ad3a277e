/** Fills an empty database with the demo county; what an earlier run closed is kept, what it left half is done again. */
import { readConfig } from '../api/config.ts'
import { openDatabase } from '../api/database/database.ts'
import { openIdentityKey } from '../api/database/identity.ts'
import { reportProgress } from '../api/contract/progress.ts'
import { runStages } from './load/stage.ts'
import { STAGES } from './load/stages.ts'

const config = readConfig()
const database = await openDatabase(config, { connections: 1 })
try {
  await runStages(STAGES, {
    database,
    identity: await openIdentityKey(config.dataDir),
    seed: config.demoSeed,
    scale: config.demoScale,
    report: reportProgress,
  })
} finally {
  await database.end()
}
