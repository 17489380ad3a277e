/** The house rules: formatting, types, lint, who imports whom, nothing unused. Every one runs, then all failures are told. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const root = new URL('..', import.meta.url)
const rules: [what: string, command: string, ...args: string[]][] = [
  ['types', 'tsc', '--noEmit', '-p', 'tsconfig.json'],
  ['types of the web app', 'tsc', '--noEmit', '-p', 'web/tsconfig.json'],
  ['formatting', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['lint', 'oxlint', '-c', '.ci/oxlint.json', '--deny-warnings'],
  ['imports', 'depcruise', '--config', '.ci/dependency-rules.cjs', 'api', 'geodata', 'tiles', 'migrations', 'web'],
  ['unused', 'knip', '--config', '.ci/knip.json', '--no-progress'],
]

const failed = rules.flatMap(([what, command, ...args]) => {
  const program = new URL(`node_modules/.bin/${command}`, root).pathname
  const run = spawnSync(program, args, { cwd: root, encoding: 'utf8' })
  if (run.status === 0) return []
  process.stdout.write(`\n== ${what}\n${run.stdout}${run.stderr}${run.error?.message ?? ''}`)
  return [what]
})
const { name } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { name: string }
process.stdout.write(
  failed.length === 0
    ? `${name}: house rules kept (${rules.map(([what]) => what).join(', ')})\n`
    : `${name}: broken: ${failed.join(', ')}\n`,
)
process.exitCode = failed.length === 0 ? 0 : 1
