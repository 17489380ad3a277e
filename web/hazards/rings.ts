import type { HazardField } from '../../api/contract/hazards.ts'

/** Pictures in which a zone spreads: the hazards, where they run out to from near to far, and last the ground kept around them. */
export const RINGS = 8
const [AROUND, RUNOUT, ITSELF] = [1, 2, 3] as const
const UNREACHED = 0xffff

/**
 * The zone in the order in which it spreads: disjoint fields that together are the whole. Ground that a hazard runs out over comes the sooner
 * the fewer cells it lies from one, counted through the runout itself.
 */
export function ringsOf(field: HazardField): HazardField[] {
  const values = valuesOf(field)
  const steps = stepsFromHazards(values, field.width)
  let farthest = 1
  for (const step of steps) if (step !== UNREACHED && step > farthest) farthest = step
  const ringOf = (cell: number) => {
    if (values[cell] === ITSELF) return 0
    if (values[cell] === AROUND) return RINGS - 1
    return Math.min(RINGS - 2, 1 + Math.floor(((steps[cell]! - 1) * (RINGS - 2)) / farthest))
  }
  const rings = Array.from({ length: RINGS }, (): number[] => [])
  const { runs } = field
  for (let run = 0; run < runs.length; run += 3) {
    const [first, count, value] = [runs[run]!, runs[run + 1]!, runs[run + 2]!]
    let from = first
    for (let cell = first + 1; cell <= first + count; cell++) {
      if (cell < first + count && ringOf(cell) === ringOf(from)) continue
      rings[ringOf(from)]!.push(from, cell - from, value)
      from = cell
    }
  }
  return rings.map((ring) => ({ ...field, runs: ring }))
}

function valuesOf({ runs, width, height }: HazardField): Uint8Array {
  const values = new Uint8Array(width * height)
  for (let run = 0; run < runs.length; run += 3) values.fill(runs[run + 2]!, runs[run]!, runs[run]! + runs[run + 1]!)
  return values
}

/** Cells from the nearest hazard, over the eight neighbours of a cell, through hazards and runout only. */
function stepsFromHazards(values: Uint8Array, width: number): Uint16Array {
  const steps = new Uint16Array(values.length).fill(UNREACHED)
  const queue: number[] = []
  values.forEach((value, cell) => {
    if (value !== ITSELF) return
    steps[cell] = 0
    queue.push(cell)
  })
  for (const cell of queue) {
    const column = cell % width
    for (let down = -1; down <= 1; down++)
      for (let right = -1; right <= 1; right++) {
        const next = cell + down * width + right
        const beside = column + right >= 0 && column + right < width
        if (!beside || values[next] !== RUNOUT || steps[next] !== UNREACHED) continue
        steps[next] = Math.min(UNREACHED - 1, steps[cell]! + 1)
        queue.push(next)
      }
  }
  return steps
}
