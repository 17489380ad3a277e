import { defineConfig } from 'vitest/config'

const root = new URL('..', import.meta.url).pathname
const exclude = ['**/node_modules/**', 'web/dist/**']

export default defineConfig({
  root,
  test: {
    testTimeout: 120_000,
    hookTimeout: 300_000,
    reporters: ['default', ['json', { outputFile: process.env['TEST_REPORT'] ?? '.data/test-report.json' }]],
    projects: [
      {
        root,
        extends: true,
        test: {
          name: 'house',
          include: ['{api,geodata,tiles,migrations,web,.ci}/**/*.test.{ts,tsx}'],
          exclude,
          globalSetup: ['api/database/testing.setup.ts'],
          // Two cores: more workers only make each other time out.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        root,
        extends: true,
        // The whole product and a browser fill the machine: after all others, one at a time.
        test: {
          name: 'journeys',
          include: ['web/e2e/**/*.e2e.ts'],
          exclude,
          globalSetup: ['web/e2e/product.setup.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
