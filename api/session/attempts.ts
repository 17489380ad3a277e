import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { ProblemError } from '../errors.ts'

/** Counts attempts to sign in: guessing one account's password, and trying many accounts from one address. */
export interface Attempts {
  /** @throws ProblemError `too_many_attempts` with Retry-After */
  begin(account: string, address: string): Promise<void>
  succeeded(account: string, address: string): Promise<void>
}

export function createAttempts(): Attempts {
  const byAccount = new RateLimiterMemory({ keyPrefix: 'account', points: 5, duration: 5 * 60 })
  const byAddress = new RateLimiterMemory({ keyPrefix: 'address', points: 100, duration: 15 * 60 })
  const key = (account: string, address: string) => `${address} ${account.toLowerCase()}`
  return {
    async begin(account, address) {
      try {
        await byAccount.consume(key(account, address))
        await byAddress.consume(address)
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal
        const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
        throw new ProblemError('too_many_attempts', { seconds }, { 'Retry-After': String(seconds) })
      }
    },
    async succeeded(account, address) {
      await byAccount.delete(key(account, address))
      await byAddress.reward(address)
    },
  }
}
