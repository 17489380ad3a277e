import { create } from 'zustand'
import { EMPTY_VIEW, formatView, parseView, type CameraView, type View } from './url.ts'

/** Where the camera is asked to go: to what is selected, or to a camera that an address names. */
export interface Flight {
  /** Grows with each request, so that the same target can be asked for twice. */
  number: number
  to: 'selection' | 'camera'
  /** The first view of a page stands at once. */
  instant: boolean
}

interface ViewState extends View {
  flight: Flight
  /** Changes what is looked at: a new entry in the browser's history, and a flight there unless the camera shall `stay`. */
  go(change: Partial<View>, camera?: 'fly' | 'stay'): void
  /** Opens another view whole, camera included: a bookmark. */
  visit(view: View): void
  /** Changes how it is looked at: no new entry, no flight. */
  adjust(change: Partial<View>): void
}

const PREFERENCES = 'yitu.preferences'

/** Language and theme of the last visit; the address wins over them. */
function preferences(): Partial<View> {
  const kept = new URLSearchParams(localStorage.getItem(PREFERENCES) ?? '')
  return {
    language: kept.get('lang') === 'en' ? 'en' : 'zh-CN',
    theme: kept.get('theme') === 'dark' ? 'dark' : 'light',
  }
}

const opened = parseView(location.search, { ...EMPTY_VIEW, ...preferences() })

export const useView = create<ViewState>()((set, get) => ({
  ...opened,
  flight: { number: 0, to: opened.camera ? 'camera' : 'selection', instant: true },
  go(change, camera = 'fly') {
    const flight: Flight = { number: get().flight.number + 1, to: 'selection', instant: false }
    set(camera === 'fly' ? { ...change, camera: null, flight } : change)
    history.pushState(null, '', addressOf(get()))
  },
  visit(view) {
    const to = view.camera ? 'camera' : 'selection'
    set({ ...view, flight: { number: get().flight.number + 1, to, instant: false } })
    history.pushState(null, '', addressOf(get()))
  },
  adjust(change) {
    set(change)
    history.replaceState(null, '', addressOf(get()))
    if (change.language || change.theme) {
      localStorage.setItem(PREFERENCES, `lang=${get().language === 'en' ? 'en' : 'zh'}&theme=${get().theme}`)
    }
  },
}))

window.addEventListener('popstate', () => {
  const { flight, language, theme } = useView.getState()
  const view = parseView(location.search, { ...EMPTY_VIEW, language, theme })
  useView.setState({ ...view, flight: { number: flight.number + 1, to: view.camera ? 'camera' : 'selection', instant: false } })
})

/** The address of a view on this page. */
export function addressOf(view: View): string {
  return `${location.pathname}${formatView(view)}`
}

/** Keeps the camera in the address once it has come to rest. */
export function settleCamera(camera: CameraView): void {
  useView.getState().adjust({ camera })
}

/** Opens a deeper thing, leaving shut what lay beside it. */
export const NOTHING_SELECTED = { house: null, household: null, person: null, alert: null, feature: null } as const
