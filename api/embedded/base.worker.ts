/** Makes an empty database with the extensions in the folder it is given; a thread, so that its memory goes with it. */
import { workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { creationOptions, EXTENSIONS } from './engine.options.ts'

const database = await PGlite.create(workerData as string, creationOptions())
for (const extension of EXTENSIONS) await database.exec(`create extension ${extension}`)
for (const upkeep of ['vacuum analyze', 'checkpoint']) await database.exec(upkeep)
await database.close()
