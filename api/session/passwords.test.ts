import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { demoAllowed, hashPassword, isPassword } from './passwords.ts'

test('demo accounts are for this machine, or for whoever chose their password', () => {
  const allowed = (environment: Record<string, string>) => demoAllowed(readConfig(environment))
  expect(allowed({})).toBe(true)
  expect(allowed({ HOST: '::1' })).toBe(true)
  expect(allowed({ HOST: '0.0.0.0' })).toBe(false)
  expect(allowed({ HOST: '0.0.0.0', DEMO_PASSWORD: 'chosen-here' })).toBe(true)
  expect(allowed({ DEMO: '0' })).toBe(false)
})

test('a password is the account’s own, or the demo’s for a demo account', async () => {
  const config = readConfig({})
  const hash = await hashPassword('correct horse')
  expect(hash).toMatch(/^\$argon2id\$/)
  expect(await isPassword('correct horse', hash, config)).toBe(true)
  expect(await isPassword('yitu-demo', hash, config)).toBe(false)
  expect(await isPassword('yitu-demo', null, config)).toBe(true)
  expect(await isPassword('yitu-demo', null, readConfig({ HOST: '0.0.0.0' }))).toBe(false)
  expect(await isPassword('yitu-demo', undefined, config)).toBe(false)
})
