/**
 * Vitest's global set-up: one migrated database per engine for the whole run. The embedded one is always there; a server's
 * where TEST_DATABASE_URL names one (its login may create databases). Test files reach them by `testing.ts`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../migrations/migrate.ts'
import { openDatabase } from './database.ts'
import { createServerDatabase, dropServerDatabase } from './testing.server.ts'

/** What a test file needs to open the run's database of one engine. */
export interface TestEngine {
  name: 'embedded' | 'server'
  dataDir: string
  databaseUrl?: string
  /** Server only: a migrated database to copy. */
  template?: string
}

/** Folders and files of a run that was told which. */
const NAMED_FILES = /^(api|geodata|tiles|migrations|web)\b/

declare module 'vitest' {
  export interface ProvidedContext {
    engines: TestEngine[]
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { testFiles } = await project.globTestFiles(process.argv.filter((word) => NAMED_FILES.test(word)))
  const engines: TestEngine[] = []
  const stops: (() => Promise<void>)[] = []
  if (testFiles.some((file) => file.includes('.db.test.'))) {
    const embedded = await setUpEmbedded(stops)
    engines.push(embedded)
    const serverUrl = process.env['TEST_DATABASE_URL']
    if (serverUrl) engines.push(await setUpServer(serverUrl, embedded.dataDir, stops))
  }
  project.provide('engines', engines)
  return async () => {
    for (const stop of stops.reverse()) await stop()
  }
}

async function setUpEmbedded(stops: (() => Promise<void>)[]): Promise<TestEngine> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yitu-test-'))
  stops.push(async () => rmSync(dataDir, { recursive: true }))
  const database = await openDatabase({ dataDir, databaseUrl: undefined })
  stops.push(() => database.end())
  await migrate(database)
  return { name: 'embedded', dataDir }
}

async function setUpServer(serverUrl: string, dataDir: string, stops: (() => Promise<void>)[]): Promise<TestEngine> {
  const template = await createServerDatabase(serverUrl)
  stops.push(() => dropServerDatabase(serverUrl, template))
  const database = await openDatabase({ dataDir, databaseUrl: template })
  await migrate(database)
  await database.end()
  const databaseUrl = await createServerDatabase(serverUrl, template)
  stops.push(() => dropServerDatabase(serverUrl, databaseUrl))
  return { name: 'server', dataDir, databaseUrl, template }
}
