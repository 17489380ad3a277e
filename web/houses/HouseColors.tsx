import { lazy, Suspense } from 'react'
import { useLit } from '../analysis/lit.ts'
import { useMarked } from '../analysis/marked.ts'
import { useView } from '../view.ts'

const LitHouses = lazy(() => import('./LitHouses.tsx'))
const HouseThemeCard = lazy(() => import('./HouseThemeCard.tsx'))

/** Colours houses once something asks for it: a theme, a filter, rows selected in the table. */
export function HouseColors({ home, folded }: { home: string; folded: boolean }) {
  const wanted = useView((view) => view.by !== null || view.filter !== null)
  const marked = useMarked(({ houses }) => houses.size > 0)
  const lit = useLit((state) => state.lit !== null)
  if (lit)
    return (
      <Suspense>
        <LitHouses />
      </Suspense>
    )
  if (!wanted && !marked) return null
  return (
    <Suspense>
      <HouseThemeCard home={home} folded={folded} />
    </Suspense>
  )
}
