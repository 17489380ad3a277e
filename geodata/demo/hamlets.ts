import type { Position } from 'geojson'
import { cellAt, metersBetween, nearer, positionOf, type Field } from '../field.ts'
import type { Random, Streams } from '../random.ts'
import { dryAround } from './seats.ts'
import type { VillageCount } from './counts.ts'

/** Beyond this distance from its neighbours a hamlet gains nothing: better ground decides, metres. */
const ENOUGH_APART = 520

/** Hamlets of each village, one a 村民小组: the first at the seat, the others on the best ground apart from each other. */
export function placeHamlets(
  field: Field,
  labels: Int32Array,
  villages: readonly VillageCount[],
  seats: readonly Position[],
  random: Streams,
): Position[][] {
  const cells = cellsByLabel(field, labels, villages.length)
  return villages.map((village, index) => hamletsOf(field, cells[index]!, village, seats[index]!, random('hamlets', village.code)))
}

/** Cells inside the boundary of each label. */
export function cellsByLabel(field: Field, labels: Int32Array, count: number): Int32Array[] {
  const sizes = new Int32Array(count)
  for (let cell = 0; cell < labels.length; cell++) if (field.inside[cell]) sizes[labels[cell]!]!++
  const lists = Array.from(sizes, (size) => new Int32Array(size))
  sizes.fill(0)
  for (let cell = 0; cell < labels.length; cell++) {
    if (!field.inside[cell]) continue
    const label = labels[cell]!
    lists[label]![sizes[label]!++] = cell
  }
  return lists
}

function hamletsOf(field: Field, cells: Int32Array, village: VillageCount, seat: Position, random: Random): Position[] {
  const count = village.groups.length
  const town = village.classCode < 210
  const home = cellAt(field, seat)
  const candidates = Array.from(cells)
    .filter((cell) => cell !== home && dryAround(field, cell))
    .map((cell) => {
      const position = positionOf(field, cell)
      const away = metersBetween(position, seat)
      // Towns are one body; villages scatter.
      const near = town ? Math.exp(-away / 900) : Math.exp(-away / 9000)
      return { position, score: (field.habitable[cell]! + 0.02) * near * (0.6 + 0.8 * random.next()) }
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, count * (town ? 14 : 34))
  const hamlets: Position[] = [seat]
  const apart = town ? 230 : ENOUGH_APART
  const nearest = candidates.map(({ position }) => metersBetween(position, seat))
  while (hamlets.length < count) {
    let best = -1
    let most = -1
    candidates.forEach(({ score }, index) => {
      const value = Math.min(nearest[index]!, apart) ** 1.6 * score
      if (nearest[index]! > 1 && value > most) {
        most = value
        best = index
      }
    })
    if (best < 0) {
      // A village smaller than its groups: they share its ground.
      hamlets.push(hamlets[hamlets.length % Math.max(1, hamlets.length - 1)] ?? seat)
      continue
    }
    const chosen = candidates[best]!.position
    const shifted: Position = [chosen[0]! + (random.next() - 0.5) * 0.5 * field.step, chosen[1]! + (random.next() - 0.5) * 0.5 * field.step]
    hamlets.push(shifted)
    candidates.forEach(({ position }, index) => (nearest[index] = nearer(nearest[index]!, position, chosen)))
    nearest[best] = 0
  }
  return hamlets
}
