/**
 * `node api/embedded/base.child.ts <folder>`: makes an empty database with the extensions there. A process of its own, because
 * making one takes twice the memory of running one. Ends when its parent does.
 */
import { PGlite } from '@electric-sql/pglite'
import { dataDir } from '@electric-sql/pglite-prepopulatedfs'
import { engineOptions, EXTENSIONS } from './engine.options.ts'
import { listingSymbolsOnce } from './symbols.ts'

Object.keys = listingSymbolsOnce(Object.keys)
process.on('disconnect', () => process.exit(1))
process.on('SIGINT', () => {})
const database = await PGlite.create(process.argv[2]!, { ...engineOptions(), loadDataDir: await dataDir() })
for (const extension of EXTENSIONS) await database.exec(`create extension ${extension}`)
for (const upkeep of ['vacuum analyze', 'checkpoint']) await database.exec(upkeep)
await database.close()
process.exit(0)
