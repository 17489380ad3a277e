/** A sign wished for at a point of a picture, in its pixels. */
export interface WishedSign {
  readonly id: number
  readonly x: number
  readonly y: number
  /** The highest of those that are gathered leads. */
  readonly rank: number
}
export interface GatheredSign<Wished extends WishedSign> {
  readonly leader: Wished
  readonly count: number
  readonly x: number
  readonly y: number
}

/**
 * One sign for each cell of a net, so that signs stand side by side and never heap up. The net is fixed to the ground: pictures
 * that adjoin, and differ by whole cells, agree.
 * @param room pixels that a sign needs around its middle; less than half a cell
 */
export function gatherSigns<Wished extends WishedSign>(signs: readonly Wished[], cell: number, room: number): GatheredSign<Wished>[] {
  const cells = new Map<string, Wished[]>()
  for (const sign of signs) {
    const key = `${Math.floor(sign.x / cell)} ${Math.floor(sign.y / cell)}`
    const found = cells.get(key)
    if (found) found.push(sign)
    else cells.set(key, [sign])
  }
  const inside = (at: number) => {
    const edge = Math.floor(at / cell) * cell
    return Math.min(edge + cell - room, Math.max(edge + room, at))
  }
  return [...cells.values()].map((members) => {
    const leader = members.reduce((best, one) => (one.rank > best.rank || (one.rank === best.rank && one.id < best.id) ? one : best))
    return { leader, count: members.length, x: inside(leader.x), y: inside(leader.y) }
  })
}
