/**
 * The engine has one session for all connections. Whoever has a turn keeps it to the end of a request, and to the end of the
 * transaction when the request opened one: what PgBouncer calls transaction mode.
 */
export class Turns<Holder extends object> {
  private holder: Holder | undefined
  private idleSince = performance.now()
  private readonly waiting: { holder: Holder; go: () => void }[] = []

  /** Resolves when it is this holder's turn; at once when it is already. First come, first served. */
  take(holder: Holder): Promise<void> {
    if (this.holder === holder) return Promise.resolve()
    if (!this.holder) {
      this.holder = holder
      return Promise.resolve()
    }
    return new Promise((go) => this.waiting.push({ holder, go }))
  }

  release(holder: Holder): void {
    if (this.holder !== holder) return
    const next = this.waiting.shift()
    this.holder = next?.holder
    if (!next) this.idleSince = performance.now()
    next?.go()
  }

  holds(holder: Holder): boolean {
    return this.holder === holder
  }

  /** How long nobody has worked, in milliseconds; 0 while somebody does. */
  get idleMs(): number {
    return this.holder ? 0 : performance.now() - this.idleSince
  }

  /** Nobody works and nobody waits. */
  get idle(): boolean {
    return this.holder === undefined
  }
}
