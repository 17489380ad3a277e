/** Suppliers and takers with room, and what each unit costs between them. */
export interface Transport {
  /** Units of each supplier. */
  readonly supply: ArrayLike<number>
  /** Units that each taker has room for. */
  readonly room: ArrayLike<number>
  /** Cost of a unit, a whole number; Infinity: no way. */
  cost(supplier: number, taker: number): number
}

export interface Shipment {
  readonly supplier: number
  /** −1: nobody has room, or no way leads there. */
  readonly taker: number
  readonly units: number
}

/** What a unit costs that is placed nowhere: more than all that moving others about could save. */
const NOWHERE = 1e8

/**
 * As many units as can be placed, and of all ways to place as many the one that costs least: successive shortest paths (Ahuja, Magnanti and Orlin
 * 1993, ch. 9), exact. Takers are few, so paths are looked for among them only: from one that is full to another leads whoever is moved most cheaply,
 * held in a heap for each pair. Suppliers come in their order, which decides between plans that cost the same.
 */
export function transport({ supply, room, cost: costOf }: Transport): Shipment[] {
  // The last one is nowhere: whoever is placed dearly may be left out for somebody who is placed cheaply.
  const nowhere = room.length
  const takers = nowhere + 1
  const cost = (supplier: number, taker: number) => (taker === nowhere ? NOWHERE : costOf(supplier, taker))
  const left = Array.from({ length: takers }, (_, taker) => (taker === nowhere ? Infinity : room[taker]!))
  /** Units of each supplier at each taker, those above zero. */
  const placed = Array.from({ length: supply.length }, () => new Map<number, number>())
  const heaps = new Map<number, Heap>()
  const heapOf = (from: number, to: number): Heap => {
    const key = from * takers + to
    let heap = heaps.get(key)
    if (!heap) heaps.set(key, (heap = new Heap()))
    return heap
  }
  const put = (supplier: number, taker: number, units: number) => {
    const before = placed[supplier]!.get(taker) ?? 0
    if (before + units === 0) placed[supplier]!.delete(taker)
    else placed[supplier]!.set(taker, before + units)
    if (before > 0 || units <= 0) return
    for (let to = 0; to < takers; to++) {
      const price = to === taker ? Infinity : cost(supplier, to) - cost(supplier, taker)
      if (price < Infinity) heapOf(taker, to).push(price, supplier)
    }
  }
  /** Whoever at `from` moves to `to` most cheaply. */
  const cheapest = (from: number, to: number): { price: number; supplier: number } | undefined => {
    const heap = heaps.get(from * takers + to)
    while (heap && heap.size > 0) {
      if (placed[heap.supplier]!.has(from)) return heap
      heap.pop()
    }
    return undefined
  }
  const far = new Float64Array(takers)
  const before = new Int32Array(takers)
  for (let supplier = 0; supplier < supply.length; supplier++) {
    for (let units = supply[supplier]!; units > 0;) {
      const end = shortest(supplier)
      const moves: { who: number; from: number; to: number }[] = []
      let most = Math.min(units, left[end]!)
      for (let to = end; before[to]! >= 0; to = before[to]!) {
        const from = before[to]!
        const who = cheapest(from, to)!.supplier
        moves.push({ who, from, to })
        most = Math.min(most, placed[who]!.get(from)!)
      }
      for (const { who, from, to } of moves) {
        put(who, from, -most)
        put(who, to, most)
      }
      put(supplier, moves.at(-1)?.from ?? end, most)
      left[end]! -= most
      units -= most
    }
  }
  const shipments: Shipment[] = []
  for (const [supplier, at] of placed.entries())
    for (const [taker, units] of at) shipments.push({ supplier, taker: taker === nowhere ? -1 : taker, units })
  return shipments.toSorted((a, b) => a.supplier - b.supplier || b.taker - a.taker)

  /** The taker with room that is reached most cheaply, its way in `before`; nowhere has room always. Label-correcting: moving somebody on may save. */
  function shortest(supplier: number): number {
    before.fill(-1)
    const queue: number[] = []
    for (let taker = 0; taker < takers; taker++) {
      far[taker] = cost(supplier, taker)
      if (far[taker]! < Infinity && left[taker] === 0) queue.push(taker)
    }
    const waiting = new Set(queue)
    for (let at = 0; at < queue.length; at++) {
      const from = queue[at]!
      waiting.delete(from)
      for (let to = 0; to < takers; to++) {
        if (to === from) continue
        const move = cheapest(from, to)
        if (!move || far[from]! + move.price >= far[to]!) continue
        far[to] = far[from]! + move.price
        before[to] = from
        if (left[to] === 0 && !waiting.has(to)) {
          waiting.add(to)
          queue.push(to)
        }
      }
    }
    let end = nowhere
    for (let taker = 0; taker < takers; taker++) if (left[taker]! > 0 && far[taker]! < far[end]!) end = taker
    return end
  }
}

/** Suppliers by price, the cheapest first, the earlier one of two that cost the same. */
class Heap {
  private readonly prices: number[] = []
  private readonly suppliers: number[] = []

  get size(): number {
    return this.prices.length
  }
  get price(): number {
    return this.prices[0]!
  }
  get supplier(): number {
    return this.suppliers[0]!
  }

  push(price: number, supplier: number): void {
    let at = this.prices.length
    this.prices.push(price)
    this.suppliers.push(supplier)
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.isBefore(at, parent)) break
      this.swap(at, parent)
      at = parent
    }
  }

  pop(): void {
    const price = this.prices.pop()!
    const supplier = this.suppliers.pop()!
    if (this.prices.length === 0) return
    this.prices[0] = price
    this.suppliers[0] = supplier
    for (let at = 0; ;) {
      let least = at
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < this.prices.length && this.isBefore(child, least)) least = child
      if (least === at) return
      this.swap(at, least)
      at = least
    }
  }

  private isBefore(a: number, b: number): boolean {
    return this.prices[a]! < this.prices[b]! || (this.prices[a] === this.prices[b] && this.suppliers[a]! < this.suppliers[b]!)
  }

  private swap(a: number, b: number): void {
    ;[this.prices[a], this.prices[b]] = [this.prices[b]!, this.prices[a]!]
    ;[this.suppliers[a], this.suppliers[b]] = [this.suppliers[b]!, this.suppliers[a]!]
  }
}
