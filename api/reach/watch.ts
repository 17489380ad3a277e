/** Of a whole spread. */
const WHOLE = 1000
const [DONE, UNWANTED] = [0, 1]

/** Work that nobody waits for any more. */
export class Unwanted extends Error {}

/** Memory that the thread of travel times shares with who waits for it: how far it is, and whether it is still wanted. */
export class Watch {
  static readonly whole = WHOLE
  readonly shared: Int32Array<SharedArrayBuffer>

  /** @param shared another watch's, to be the same one in another thread */
  constructor(shared: Int32Array<SharedArrayBuffer> = new Int32Array(new SharedArrayBuffer(8))) {
    this.shared = shared
  }

  /** Makes ready for the next work. */
  reset(): void {
    Atomics.store(this.shared, DONE, 0)
    Atomics.store(this.shared, UNWANTED, 0)
  }

  /** The work is to end as soon as it can. */
  giveUp(): void {
    Atomics.store(this.shared, UNWANTED, 1)
  }

  /** Thousandths that are done. */
  done(): number {
    return Atomics.load(this.shared, DONE)
  }

  /** Told by the work now and then. @param share from 0 to 1 @throws Unwanted */
  tell(share: number): void {
    if (Atomics.load(this.shared, UNWANTED) === 1) throw new Unwanted()
    Atomics.store(this.shared, DONE, Math.min(WHOLE, Math.round(share * WHOLE)))
  }
}
