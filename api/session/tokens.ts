import { createHmac, randomBytes } from 'node:crypto'
import type { Config } from '../config.ts'
import { openKeyFile } from '../database/key_file.ts'

/** Makes tokens and the hashes under which the database keeps them: who reads the table cannot sign in with it. */
export interface Tokens {
  create(): string
  hash(token: string): Buffer
}

/**
 * Tokens under SESSION_SECRET or, without it, a key of this installation in DATA_DIR, made on first use.
 * A changed secret ends every session.
 */
export async function openTokens({ sessionSecret, dataDir }: Pick<Config, 'sessionSecret' | 'dataDir'>): Promise<Tokens> {
  const key = sessionSecret ? Buffer.from(sessionSecret) : await openKeyFile(dataDir, 'session')
  return {
    create: () => `yitu_${randomBytes(32).toString('base64url')}`,
    hash: (token) => createHmac('sha256', key).update(token).digest(),
  }
}
