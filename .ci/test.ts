/**
 * `npm test`: house rules, then every test: pure, database, browser. What the tests need and can be had is
 * installed here; what cannot is named and fails the run.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareBrowser } from './browser.ts'

const root = new URL('..', import.meta.url).pathname
const report = join(mkdtempSync(join(tmpdir(), 'yitu-test-')), 'report.json')
const filters = process.argv.slice(2)

const browser = await prepareBrowser()
process.stdout.write(`浏览器测试：${browser}\n`)
process.stdout.write(
  process.env['TEST_DATABASE_URL']
    ? '数据库测试：内嵌引擎与 TEST_DATABASE_URL 所指的 PostgreSQL\n'
    : '数据库测试：内嵌引擎（设 TEST_DATABASE_URL 则同样的测试也在该 PostgreSQL 上运行，.ci/run 即如此）\n',
)

const check = filters.length > 0 ? 0 : spawnSync(process.execPath, [join(root, '.ci/check.ts')], { stdio: 'inherit' }).status
const tests = spawnSync(
  join(root, 'node_modules/.bin/vitest'),
  ['run', '--config', '.ci/vitest.config.ts', '--project', 'house', ...filters],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TEST_REPORT: report, FORCE_COLOR: process.env['FORCE_COLOR'] ?? (process.stdout.isTTY ? '1' : '0') },
  },
)

interface Report {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTotalTests: number
}
const counts = JSON.parse(readFileSync(report, 'utf8')) as Report
const ok = check === 0 && tests.status === 0 && counts.numTotalTests > 0
if (check !== 0) process.stdout.write('house rules are broken: see above\n')
process.stdout.write(`${counts.numPassedTests} passed, ${counts.numFailedTests} failed, ${counts.numPendingTests} skipped\n`)
process.exitCode = ok ? 0 : 1
