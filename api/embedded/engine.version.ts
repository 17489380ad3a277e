import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Names the engine and its extensions: what another version has made is not reused. */
export function engineVersion(): string {
  return ['@electric-sql/pglite', '@electric-sql/pglite-postgis'].map(packageVersion).join('_')
}

function packageVersion(name: string): string {
  const entry = createRequire(import.meta.url).resolve(name)
  const root = entry.slice(0, entry.lastIndexOf('dist') - 1)
  return (JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string }).version
}
