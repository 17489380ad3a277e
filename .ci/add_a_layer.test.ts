import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const root = new URL('..', import.meta.url).pathname
const COPIED = ['.ci', 'api', 'geodata', 'migrations', 'tiles', 'web', 'package.json', 'tsconfig.json']
const run = promisify(execFile)

/** Files that the page shows whole: a heading with the path, then its text. */
function filesOf(page: string): Map<string, string> {
  const found = page.matchAll(/^## [^`\n]*`([^`\n]+)`\n[\s\S]*?^```\w+\n([\s\S]*?)^```$/gm)
  return new Map([...found].map(([, path, text]) => [path!, text!]))
}

/** Puts an import and one line into a list that ends with `before`. */
function addLine(path: string, before: string, line: string, statement: string): void {
  const text = readFileSync(path, 'utf8')
  expect(text.split(before), `${path} has one place for it`).toHaveLength(2)
  writeFileSync(path, `${statement}\n${text.replace(before, `${line}${before}`)}`)
}

/** A whole copy is checked and tested in it, on a machine that may be busy, ms. */
const PATIENCE = 600_000

test('a layer is added as the page says, and keeps every law that layers keep', { timeout: PATIENCE }, async () => {
  const copy = mkdtempSync(join(tmpdir(), 'yitu-layer-'))
  try {
    for (const part of COPIED)
      cpSync(join(root, part), join(copy, part), {
        recursive: true,
        filter: (path) => !/\/(dist|node_modules)(\/|$)/.test(path.slice(root.length)),
      })
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
    const files = filesOf(readFileSync(join(root, 'web/map/ADD_A_LAYER.md'), 'utf8'))
    expect([...files.keys()].filter((path) => !path.endsWith('.test.ts'))).toHaveLength(5)
    for (const [path, text] of files) {
      mkdirSync(dirname(join(copy, path)), { recursive: true })
      writeFileSync(join(copy, path), text)
    }
    addLine(join(copy, 'api/contract/vector.ts'), 'riversTiles]', 'busStopsTiles, ', `import { busStopsTiles } from './stops.ts'`)
    addLine(
      join(copy, 'api/app.ts'),
      '    ...vectorEndpoints(),',
      '    ...busStopsEndpoints,\n',
      `import { busStopsEndpoints } from './stops/stops.routes.ts'`,
    )
    addLine(
      join(copy, 'web/map/catalogue.ts'),
      '  basemapLayer,\n]',
      '  busStopsLayer,\n',
      `import { busStopsLayer } from '../stops/stops.layer.ts'`,
    )

    const tool = (name: string, ...given: string[]) =>
      run(process.execPath, [join(copy, 'node_modules', name), ...given], {
        cwd: copy,
        env: { ...process.env, TEST_REPORT: join(copy, 'report.json'), TEST_DATABASE_URL: '' },
        maxBuffer: 1 << 26,
      }).catch((error: { stdout: string; stderr: string }) => {
        throw new Error(`${name}:\n${error.stdout}\n${error.stderr}`)
      })
    await tool('typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json')
    await tool('typescript/bin/tsc', '--noEmit', '-p', 'web/tsconfig.json')
    const laws = ['api/stops', 'web/map/layers.test.ts', 'web/map/catalogue.test.ts', 'api/docs']
    await tool('vitest/vitest.mjs', 'run', '--config', '.ci/vitest.config.ts', '--project', 'house', ...laws)
    const report = JSON.parse(readFileSync(join(copy, 'report.json'), 'utf8')) as { numPassedTests: number; numFailedTests: number }
    expect(report.numFailedTests).toBe(0)
    expect(report.numPassedTests).toBeGreaterThan(20)
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
})
