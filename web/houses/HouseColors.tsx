import { lazy, Suspense } from 'react'
import { useMarked } from '../analysis/marked.ts'
import { useView } from '../view.ts'

const HouseThemeCard = lazy(() => import('./HouseThemeCard.tsx'))

/** Colours houses once something asks for it: a theme, a filter, rows selected in the table. */
export function HouseColors({ home, folded }: { home: string; folded: boolean }) {
  const wanted = useView((view) => view.by !== null || view.filter !== null)
  const marked = useMarked(({ houses }) => houses.size > 0)
  if (!wanted && !marked) return null
  return (
    <Suspense>
      <HouseThemeCard home={home} folded={folded} />
    </Suspense>
  )
}
