import { NONE } from './columns.ts'

/** Which row an id has: open addressing on one typed array, 8 to 16 bytes an id whatever the ids are. */
export class IdRows {
  private readonly slots: Int32Array
  private readonly mask: number

  constructor(ids: Int32Array) {
    let size = 16
    while (size < ids.length * 2) size *= 2
    this.mask = size - 1
    this.slots = new Int32Array(size * 2).fill(NONE)
    for (let row = 0; row < ids.length; row++) {
      let slot = this.slotOf(ids[row]!)
      while (this.slots[slot * 2 + 1] !== NONE) slot = (slot + 1) & this.mask
      this.slots[slot * 2] = ids[row]!
      this.slots[slot * 2 + 1] = row
    }
  }

  /** NONE for an id that is not there. */
  find(id: number): number {
    let slot = this.slotOf(id)
    for (;;) {
      const row = this.slots[slot * 2 + 1]!
      if (row === NONE || this.slots[slot * 2] === id) return row
      slot = (slot + 1) & this.mask
    }
  }

  /** Fibonacci hashing: neighbouring ids spread out. */
  private slotOf(id: number): number {
    return (Math.imul(id, 0x9e3779b1) >>> 8) & this.mask
  }
}
