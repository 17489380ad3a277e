/**
 * GDAL (WebAssembly) in a process of its own: a damaged file may stop it or hang it, and its package writes globals.
 * One request at a time; every reply carries the error lines GDAL wrote meanwhile.
 */
import { createRequire } from 'node:module'
import { dirname, relative } from 'node:path'
import type { GdalReply, GdalRequest } from './gdal.types.ts'

interface Dataset {
  pointer: number
}
interface Gdal {
  open(path: string, openOptions: string[]): Promise<{ datasets: Dataset[] }>
  close(dataset: Dataset): void
  ogrinfo(dataset: Dataset, options: string[]): Promise<unknown>
  gdalinfo(dataset: Dataset, options: string[]): Promise<unknown>
  ogr2ogr(dataset: Dataset, options: string[], outputName: string): Promise<{ real: string }>
  gdalwarp(dataset: Dataset, options: string[], outputName: string): Promise<{ real: string }>
  gdal_translate(dataset: Dataset, options: string[], outputName: string): Promise<{ real: string }>
}
type StartGdal = (options: object) => Promise<Gdal>

const require = createRequire(import.meta.url)
const start = require('gdal3.js/node') as StartGdal
const outputFolder = process.argv[2]!

let errors: string[] = []
const gdal = await start({
  // The package prefixes "./" to this path.
  path: relative(process.cwd(), dirname(require.resolve('gdal3.js'))).replaceAll('\\', '/'),
  dest: outputFolder,
  useWorker: false,
  env: { OGR_GEOJSON_MAX_OBJ_SIZE: '0', OGR_ORGANIZE_POLYGONS: 'DEFAULT', GDAL_PAM_ENABLED: 'NO' },
  logHandler: () => {},
  errorHandler: (line: string) => void (line.startsWith('ERROR') && errors.push(line)),
})

process.on('disconnect', () => process.exit())
process.on('message', (request: GdalRequest) => {
  errors = []
  answer(request).then(
    (value) => reply({ value, errors }),
    (reason: unknown) => reply({ value: null, errors: [...errors, describe(reason)] }),
  )
})

async function answer({ task, path, openOptions, options }: GdalRequest): Promise<unknown> {
  const opened = await gdal.open(path.replaceAll('\\', '/'), openOptions)
  const dataset = opened.datasets[0]
  if (!dataset) return null
  try {
    if (task === 'ogrinfo') return await gdal.ogrinfo(dataset, options)
    if (task === 'gdalinfo') return await gdal.gdalinfo(dataset, options)
    return (await gdal[task](dataset, options, 'out')).real
  } finally {
    gdal.close(dataset)
  }
}

function reply(message: GdalReply): void {
  process.send!(message)
}

function describe(reason: unknown): string {
  const first: unknown = Array.isArray(reason) ? reason[0] : reason
  if (first instanceof Error) return first.message
  return String((first as { message?: unknown } | null)?.message ?? first)
}
