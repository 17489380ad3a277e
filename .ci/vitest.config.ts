import { defineConfig } from 'vitest/config'

const root = new URL('..', import.meta.url).pathname

export default defineConfig({
  root,
  test: {
    include: ['{api,geodata,tiles,migrations,web,.ci}/**/*.{test,e2e}.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'web/dist/**'],
    globalSetup: ['api/database/testing.setup.ts'],
    // Two cores: more workers only make each other time out.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 300_000,
    reporters: ['default', ['json', { outputFile: process.env['TEST_REPORT'] ?? '.data/test-report.json' }]],
  },
})
