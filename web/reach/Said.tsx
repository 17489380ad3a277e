import { REACH_SETS, type ReachSet } from '../../api/contract/reach.ts'
import { useCountText } from '../analysis/useCountText.ts'
import { boundOf, piecesOf } from '../scenarios/told.ts'

interface Props {
  /** Has `{beyond}` where the number of those who do not get there stands. */
  sentence: string
  counts: Partial<Record<ReachSet, number | null>>
  /** None where the reader may see no rows. */
  onList: ((set: ReachSet) => void) | null
}

/** The answer in a sentence whose numbers open their rows. */
export function Said({ sentence, counts, onList }: Props) {
  const count = useCountText()
  return boundOf(piecesOf(sentence)).map((piece, index) => {
    if (!('measure' in piece)) return <span key={index}>{piece.words}</span>
    const set = REACH_SETS.find((one) => one === piece.measure)!
    const value = counts[set] ?? null
    return (
      <span key={index}>
        {piece.before}
        {onList && value ? (
          <button type="button" onClick={() => onList(set)}>
            {count(value)}
          </button>
        ) : (
          count(value)
        )}
        {piece.after}
      </span>
    )
  })
}
