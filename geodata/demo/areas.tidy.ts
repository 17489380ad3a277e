/** Gives every seat the cells around it, leaves each label the one piece its seat lies in, and the cells left over to a neighbour. */
export function tidy(labels: Int32Array, width: number, seats: readonly number[]): void {
  const around = [0, 1, -1, width, -width, width + 1, width - 1, 1 - width, -1 - width]
  const owned = new Map<number, number>()
  // Nearest offsets first over all seats, so that close seats share the cells between them.
  for (const offset of around) seats.forEach((seat, label) => owned.has(seat + offset) || owned.set(seat + offset, label))
  seats.forEach((seat, label) => owned.set(seat, label))
  for (const [cell, label] of owned) labels[cell] = label
  keepSeated(labels, width, seats)
  claimRest(labels, width)
}

/** Leaves each label the piece (cells joined by their edges) its seat lies in; the others become −1. */
function keepSeated(labels: Int32Array, width: number, seats: readonly number[]): void {
  const kept = new Uint8Array(labels.length)
  const queue: number[] = []
  for (const seat of seats) {
    if (kept[seat]) continue
    kept[seat] = 1
    queue.length = 0
    queue.push(seat)
    for (let index = 0; index < queue.length; index++) {
      const cell = queue[index]!
      const column = cell % width
      for (const next of [column > 0 ? cell - 1 : -1, column < width - 1 ? cell + 1 : -1, cell - width, cell + width]) {
        if (next < 0 || next >= labels.length || kept[next] || labels[next] !== labels[cell]) continue
        kept[next] = 1
        queue.push(next)
      }
    }
  }
  for (let cell = 0; cell < labels.length; cell++) if (!kept[cell]) labels[cell] = -1
}

/** Cells cut off from their township go to a neighbour. */
function claimRest(labels: Int32Array, width: number): void {
  const queue: number[] = []
  for (let cell = 0; cell < labels.length; cell++) if (labels[cell]! >= 0) queue.push(cell)
  for (let index = 0; index < queue.length; index++) {
    const cell = queue[index]!
    const column = cell % width
    for (const next of [column > 0 ? cell - 1 : -1, column < width - 1 ? cell + 1 : -1, cell - width, cell + width]) {
      if (next < 0 || next >= labels.length || labels[next]! >= 0) continue
      labels[next] = labels[cell]!
      queue.push(next)
    }
  }
}
