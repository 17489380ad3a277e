import type { DimensionId, RangeDimension } from '../../api/contract/dimensions.ts'
import type { Condition } from '../../api/contract/filter.ts'
import { inLanguage } from '../map/layer.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { PALETTE } from '../theme.ts'
import { useView } from '../view.ts'
import BrushBars from './BrushBars.tsx'
import { spanLabel } from './labels.ts'
import { chosenPlaces, spanCondition, spanPlaces } from './spans.ts'
import { setCondition } from './useFilter.ts'

interface Props {
  dimension: RangeDimension
  counts: readonly (number | null)[]
  own: Condition | null
}

/** Numbers as a histogram; brushing over it keeps what lies under the brush. */
export default function FacetHistogram({ dimension, counts, own }: Props) {
  const language = useView((view) => view.language)
  const theme = useView((view) => view.theme)
  return (
    <BrushBars
      title={inLanguage(dimension.title, language)}
      heightPixels={84}
      lying={false}
      labels={dimension.buckets.map((span) => spanLabel(dimension, span, codeLanguage(language)))}
      labelEvery={Math.ceil(dimension.buckets.length / 4)}
      series={[{ name: inLanguage(dimension.title, language), color: PALETTE[theme].slate, values: counts.map((count) => count ?? 0) }]}
      chosen={chosenPlaces(dimension, own)}
      span={spanPlaces(dimension, own)}
      onSpan={(first, last) => setCondition(dimension.id as DimensionId, spanCondition(dimension, own, first, last))}
    />
  )
}
