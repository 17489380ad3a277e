import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin, ResolvedConfig } from 'vite'

const COMPRESSIBLE = /\.(js|css|html|json|svg|wasm|xml)$/
const SMALLEST_BYTES = 1024
/** Each brotli encoder takes tens of megabytes: all files at once would take a gigabyte. */
const AT_ONCE = 2
/** Of brotli: a hundredth more bytes than 9 gives, for a fifth of its time. web/vite/recompress.ts gives the rest later. */
const QUICK_QUALITY = 6

/** Text files of a folder that are worth compressing. */
export function compressible(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(root, name))
    .filter((file) => COMPRESSIBLE.test(file) && statSync(file).isFile() && statSync(file).size >= SMALLEST_BYTES)
}

/** The bytes by brotli. @param quality 0–11 */
export function brotli(bytes: Buffer, quality: number): Promise<Buffer> {
  return promisify(brotliCompress)(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  })
}

/** Writes `file.br` and `file.gz` beside each text file of the build, so that serving costs no compression. */
export function precompress(): Plugin {
  let config: ResolvedConfig
  return {
    name: 'precompress',
    apply: 'build',
    configResolved(resolved) {
      config = resolved
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const files = compressible(path.resolve(config.root, config.build.outDir))
        await Promise.all(Array.from({ length: AT_ONCE }, () => compressAll(files)))
      },
    },
  }
}

async function compressAll(waiting: string[]): Promise<void> {
  for (let file = waiting.pop(); file; file = waiting.pop()) await compressFile(file)
}

async function compressFile(file: string): Promise<void> {
  const bytes = readFileSync(file)
  const [br, gz] = await Promise.all([brotli(bytes, QUICK_QUALITY), promisify(gzip)(bytes, { level: 9 })])
  writeFileSync(`${file}.br`, br)
  writeFileSync(`${file}.gz`, gz)
}
