import { createHmac, hkdfSync } from 'node:crypto'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { identityKeyOf, IdentityError, normalizeIdNumber, openIdentityKey } from './identity.ts'

let folder: string
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'identity-'))))
afterAll(() => rm(folder, { recursive: true }))

const identity = identityKeyOf(new Uint8Array(32).fill(7))

test('what was enciphered comes back, and the same text gives the same bytes', () => {
  fc.assert(
    fc.property(fc.string(), (plain) => {
      expect(identity.decipher(identity.encipher(plain))).toBe(plain)
      expect(identity.encipher(plain)).toEqual(identity.encipher(plain))
    }),
  )
})

test('numbers are looked up by HMAC-SHA256 under a key derived for it', () => {
  const lookup = Buffer.from(hkdfSync('sha256', new Uint8Array(32).fill(7), 'yitu identity', 'lookup', 32))
  fc.assert(
    fc.property(fc.string(), (plain) => {
      expect(identity.hmac(plain)).toEqual(createHmac('sha256', lookup).update(plain).digest())
    }),
  )
})

test('a changed byte or another key is refused', () => {
  const bytes = identity.encipher('430899194203051234')
  for (let index = 0; index < bytes.length; index++) {
    const changed = Buffer.from(bytes)
    changed[index]! ^= 1
    expect(() => identity.decipher(changed)).toThrow(IdentityError)
  }
  expect(() => identityKeyOf(new Uint8Array(32)).decipher(bytes)).toThrow(IdentityError)
  expect(() => identity.decipher(new Uint8Array(3))).toThrow(IdentityError)
})

test('the key is made once, for the owner only, whoever comes first', async () => {
  const [one, two] = await Promise.all([openIdentityKey(folder), openIdentityKey(folder)])
  const again = await openIdentityKey(folder)
  expect(two.hmac('x')).toEqual(one.hmac('x'))
  expect(again.hmac('x')).toEqual(one.hmac('x'))
  expect((await stat(join(folder, 'keys/identity.key'))).mode & 0o777).toBe(0o600)
  await writeFile(join(folder, 'keys/identity.key'), 'short')
  await expect(openIdentityKey(folder)).rejects.toThrow('32 字节')
})

test('an ID number is hashed without spaces and with a capital X', () => {
  expect(normalizeIdNumber(' 43089919420305123x ')).toBe('43089919420305123X')
})
