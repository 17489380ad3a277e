import { createCipheriv, createDecipheriv, createSecretKey, hash, hkdfSync } from 'node:crypto'
import { openKeyFile } from './key_file.ts'

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** What SHA-256 takes at a time. */
const BLOCK_BYTES = 64

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
  const lookup = keyedHash(derive(key, 'lookup'))
  const nonceOf = keyedHash(derive(key, 'nonce'))
  const cipherKey = createSecretKey(derive(key, 'cipher'))
  return {
    hmac: lookup,
    encipher: (plain) => {
      const nonce = nonceOf(plain).subarray(0, NONCE_BYTES)
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

const derive = (key: Uint8Array, use: string): Buffer => Buffer.from(hkdfSync('sha256', key, 'yitu identity', use, KEY_BYTES))

/**
 * HMAC-SHA256 with one key, as RFC 2104 defines it: two hashes with the padded key before them. Millions of short texts are hashed
 * where a county is loaded, and an Hmac object for each costs twice as much.
 */
function keyedHash(key: Buffer): (plain: string) => Buffer {
  const padded = (pad: number) => Buffer.alloc(BLOCK_BYTES, pad).map((byte, index) => byte ^ (key[index] ?? 0))
  const inner = padded(0x36)
  const outer = Buffer.concat([padded(0x5c), Buffer.alloc(KEY_BYTES)])
  return (plain) => {
    outer.write(hash('sha256', Buffer.concat([inner, Buffer.from(plain)]), 'binary'), BLOCK_BYTES, 'latin1')
    return Buffer.from(hash('sha256', outer, 'binary'), 'latin1')
  }
}
