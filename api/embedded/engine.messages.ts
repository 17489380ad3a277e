import type { TransactionStatus } from './wire/reply.scanner.ts'

/** What the wire server tells the engine's thread. */
export type ToEngine =
  /** Runs whole frontend messages up to a Sync, a Flush or a simple Query. */
  | { kind: 'run'; bytes: Uint8Array }
  /** Goes on with the COPY data that the running request waits for. */
  | { kind: 'feed'; bytes: Uint8Array }
  | { kind: 'close' }

/** What the engine's thread tells the wire server. */
export type FromEngine =
  | { kind: 'ready'; greeting: Uint8Array }
  | { kind: 'output'; bytes: Uint8Array }
  | { kind: 'notification'; bytes: Uint8Array }
  /** COPY data are awaited. */
  | { kind: 'copy-in' }
  /** `bytes` of COPY data have gone into the engine. */
  | { kind: 'fed'; bytes: number }
  | { kind: 'done'; status: TransactionStatus | undefined; copied: boolean }
  | { kind: 'closed' }
  | { kind: 'fatal'; reason: string }

/** Slots of the shared Int32Array. */
export const SIGNAL = 0
/** Bytes of replies that no socket has taken yet. */
export const UNSENT = 1

export interface EngineData {
  folder: string
  shared: SharedArrayBuffer
}
