import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningServer } from '../server.ts'
import { serve } from '../testing/serve.testing.ts'

let server: RunningServer
beforeAll(async () => {
  server = await serve(undefined, mkdtempSync(join(tmpdir(), 'yitu-docs-')))
})
afterAll(() => server.stop())

interface Operation {
  operationId: string
  summary: string
}

test('the description is valid OpenAPI 3.1 and gives each operation a name and a sentence', async () => {
  const document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as {
    openapi: string
    paths: Record<string, Record<string, Operation>>
  }
  expect(await new Validator().validate(structuredClone(document))).toMatchObject({ valid: true })
  expect(document.openapi).toMatch(/^3\.1/)
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item))
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
  for (const { summary } of operations) expect(summary.length).toBeGreaterThan(8)
})

test('every address it names is there, and is refused or waits for the database', async () => {
  const { paths } = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as { paths: Record<string, object> }
  for (const [path, item] of Object.entries(paths)) {
    for (const method of Object.keys(item)) {
      const { status } = await fetch(server.url + path.replaceAll(/\{\w+\}/g, '1'), { method: method.toUpperCase() })
      expect([200, 401, 415, 503], `${method} ${path}`).toContain(status)
    }
  }
})

test('the page to read names every address too', async () => {
  const { paths } = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as { paths: Record<string, object> }
  const page = await (await fetch(`${server.url}/api/docs`)).text()
  for (const path of Object.keys(paths)) expect(page).toContain(`<code>${path}</code>`)
})
