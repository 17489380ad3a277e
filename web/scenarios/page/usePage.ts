import { useMutation, useQuery } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Scenario, ScenarioRun } from '../../../api/contract/scenarios.ts'
import { day, localDay, momentsApart } from '../../format.ts'
import { useMapState } from '../../map/mapState.ts'
import { loadGlyphs } from '../../map/overlay/fonts.ts'
import { takeSnapshot, type Snapshot } from '../../map/picture/snapshot.ts'
import { useSwipe } from '../../map/swipe/swipe.ts'
import { codeLanguage } from '../../parts/codeLanguage.ts'
import { saveFile } from '../../parts/saveFile.ts'
import { blobOf, freePart } from '../../picture/makePicture.ts'
import { pdfOf } from '../../picture/pdf.ts'
import { fileName } from '../../picture/sheet.ts'
import { sessionQuery } from '../../queries.ts'
import { PALETTE } from '../../theme.ts'
import { useView } from '../../view.ts'
import { useMeasureText } from '../measureText.ts'
import { pageOf, type Told } from './pageOf.ts'
import { paintPage, PAPER, PIXELS, type Page } from './paintPage.ts'

type Scene = Parameters<typeof takeSnapshot>[0]

/** Pixels of the paper's maps to one of the screen. */
const FINENESS = 2

interface Printed {
  readonly scenario: Scenario
  readonly run: ScenarioRun
  /** The scenario it is compared with, before it. */
  readonly beside?: { readonly scenario: Scenario; readonly run: ScenarioRun } | undefined
}

/** Makes the one-page PDF of a scenario, or of two side by side, hands it to the reader, and says how that went. */
export function usePage() {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const { text, figureOf, difference } = useMeasureText()
  const { message } = App.useApp()
  const { data: session } = useQuery(sessionQuery())
  return useMutation({
    mutationFn: async ({ scenario, run, beside }: Printed) => {
      const { scene, twin } = useMapState.getState()
      if (!scene) throw new Error(t('map.loading'))
      const now = new Date()
      const time = `${day(localDay(now), language)} ${new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' }).format(now)}`
      const who = session?.title ?? ''
      const told: Told = {
        text,
        figureOf,
        difference,
        words: codeLanguage(language),
        t,
        dayOf: (iso) => day(iso, language),
        apart: (from, to) => momentsApart(new Date(from), new Date(to), language),
        stamp: session?.demo ? t('demo') : '',
        who,
        time,
        scope: session?.scope.name ?? '',
      }
      const page = pageOf(told, { scenario, run }, beside)
      await loadGlyphs(wordsOf(page))
      const pictures = beside ? await bothMaps(scene, twin) : ([await takeSnapshot(scene, freePart(scene), FINENESS)] as const)
      const { canvas, texts } = paintPage(page, [pictures[0].canvas, pictures[1]?.canvas], PALETTE.light)
      const jpeg = await blobOf(canvas, 'image/jpeg')
      const pdf = pdfOf(new Uint8Array(await jpeg.arrayBuffer()), PIXELS, PAPER, texts, page.title)
      saveFile(fileName(page.title, localDay(now), 'pdf'), pdf)
      return pictures.every(({ whole }) => whole)
    },
    onSuccess: (whole) => void (whole ? message.success(t('scenarios.printed')) : message.warning(t('picture.takenEarly'))),
    onError: (error) => void message.error(t('scenarios.printFailed', { reason: error.message })),
  })
}

/** Each of two scenarios over the whole map: of one map that a line divides, with the line at either edge. */
async function bothMaps(scene: Scene, twin: Scene | null): Promise<readonly [Snapshot, Snapshot]> {
  if (twin) return [await takeSnapshot(twin, freePart(twin), FINENESS), await takeSnapshot(scene, freePart(scene), FINENESS)]
  const { at } = useSwipe.getState()
  const withLineAt = (place: number) => {
    useSwipe.setState({ at: place })
    return takeSnapshot(scene, freePart(scene), FINENESS)
  }
  try {
    return [await withLineAt(1), await withLineAt(0)]
  } finally {
    useSwipe.setState({ at })
  }
}

const wordsOf = (page: Page): string[] => [
  page.title,
  page.stamp,
  page.subtitle,
  page.watermark,
  page.legend.title,
  ...page.foot,
  ...page.sentences,
  ...page.legend.steps.map(({ label }) => label),
  ...(page.names ?? []),
  ...page.figures.flatMap(({ title, digits, unit }) => [title, digits, unit]),
  ...page.tables.flatMap(({ title, columns, rows }) => [title, ...columns, ...rows.flat()]),
]
