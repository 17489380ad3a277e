/**
 * `npm test`: house rules, then every test: pure, database, browser. What the tests need and can be had is
 * installed here; what cannot is named and fails the run.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareBrowser } from './browser.ts'

const root = new URL('..', import.meta.url).pathname
const reports = mkdtempSync(join(tmpdir(), 'yitu-test-'))
const filters = process.argv.slice(2)

const browser = await prepareBrowser()
process.stdout.write(`浏览器测试：${browser}\n`)
process.stdout.write(
  process.env['TEST_DATABASE_URL']
    ? '数据库测试：内嵌引擎与 TEST_DATABASE_URL 所指的 PostgreSQL\n'
    : '数据库测试：内嵌引擎（设 TEST_DATABASE_URL 则同样的测试也在该 PostgreSQL 上运行，.ci/run 即如此）\n',
)

const check = filters.length > 0 ? 0 : spawnSync(process.execPath, [join(root, '.ci/check.ts')], { stdio: 'inherit' }).status
// Journeys need the machine for themselves: after all other tests.
const runs = ['house', 'journeys'].map(run)
const total = (count: keyof Report) => runs.reduce((sum, { report }) => sum + report[count], 0)
if (check !== 0) process.stdout.write('house rules are broken: see above\n')
process.stdout.write(`${total('numPassedTests')} passed, ${total('numFailedTests')} failed, ${total('numPendingTests')} skipped\n`)
process.exitCode = check === 0 && runs.every(({ status }) => status === 0) && total('numTotalTests') > 0 ? 0 : 1

interface Report {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTotalTests: number
}

/** Runs one project; with filters, what they name of it. */
function run(project: string): { status: number | null; report: Report } {
  const file = join(reports, `${project}.json`)
  const { status } = spawnSync(
    join(root, 'node_modules/.bin/vitest'),
    ['run', '--config', '.ci/vitest.config.ts', '--project', project, ...(filters.length > 0 ? ['--passWithNoTests', ...filters] : [])],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, TEST_REPORT: file, FORCE_COLOR: process.env['FORCE_COLOR'] ?? (process.stdout.isTTY ? '1' : '0') },
    },
  )
  const report = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Report)
    : { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTotalTests: 0 }
  return { status, report }
}
