import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { openKeyFile } from './key_file.ts'

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** ID numbers and phones as the database holds them: an HMAC to look up by, a ciphertext to show from. */
export interface IdentityKey {
  /** HMAC-SHA256, 32 bytes: equal numbers have equal HMACs, nothing else can be told from it without the key. */
  hmac(plain: string): Buffer
  /** AES-256-GCM as nonce (12) | tag (16) | cipher. The nonce is synthetic, of the plain text: the same text always gives the same bytes. */
  encipher(plain: string): Buffer
  /** @throws IdentityError when the bytes were not made with this key */
  decipher(bytes: Uint8Array): string
}

export class IdentityError extends Error {
  override name = 'IdentityError'
}

/** The key of DATA_DIR/keys/identity.key, made on first use, readable by its owner only. */
export async function openIdentityKey(dataDir: string): Promise<IdentityKey> {
  return identityKeyOf(await openKeyFile(dataDir, 'identity'))
}

/** @param key 32 bytes; look-up, nonce and cipher each use a key derived from it */
export function identityKeyOf(key: Uint8Array): IdentityKey {
  if (key.length !== KEY_BYTES) throw new IdentityError(`身份密钥应为 ${KEY_BYTES} 字节，实为 ${key.length} 字节`)
  const lookupKey = derive(key, 'lookup')
  const nonceKey = derive(key, 'nonce')
  const cipherKey = derive(key, 'cipher')
  return {
    hmac: (plain) => createHmac('sha256', lookupKey).update(plain).digest(),
    encipher: (plain) => {
      const nonce = createHmac('sha256', nonceKey).update(plain).digest().subarray(0, NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce)
      const body = cipher.update(plain, 'utf8')
      cipher.final()
      return Buffer.concat([nonce, cipher.getAuthTag(), body])
    },
    decipher: (bytes) => {
      try {
        const cipher = createDecipheriv('aes-256-gcm', cipherKey, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
        cipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
        return cipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + cipher.final('utf8')
      } catch (cause) {
        throw new IdentityError('证件号码或电话无法解密：密钥与数据不匹配', { cause })
      }
    },
  }
}

/** An ID number as it is hashed: no spaces, capital X. */
export const normalizeIdNumber = (idNumber: string): string => idNumber.replace(/\s/g, '').toUpperCase()

const derive = (key: Uint8Array, use: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', key, 'yitu identity', use, KEY_BYTES)))
