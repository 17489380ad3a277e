/**
 * The address of a view: everything on screen that somebody would want to send, as query parameters.
 * `/?area=430821109&house=1204&tool=ask&filter=age:80-&at=110.91230,29.48120,2400,350,-40&show=scenes&hide=labels&lang=en&theme=dark&face=wall`
 */
export interface CameraView {
  lon: number
  lat: number
  /** above the ellipsoid */
  heightMeters: number
  /** degrees clockwise from north, 0–360 */
  heading: number
  /** degrees, -90 looks straight down */
  pitch: number
}

export interface View {
  area: string | null
  house: number | null
  household: number | null
  person: number | null
  alert: number | null
  /** The tool open at the right. */
  tool: string | null
  /** The tool open along the bottom. */
  dock: string | null
  /** Whom and what is looked at: the text form of a filter, never a name or a number of a person. */
  filter: string | null
  /** The attribute that colours houses. */
  by: string | null
  /** Whom the map of people counts: `aged80`, `group:7`. */
  measure: string | null
  /** The month looked at, and the one beside it: `2024-05`. */
  month: string | null
  against: string | null
  /** What was drawn: `polygon:110.91,29.48;110.92,29.48;…`, `circle:110.91,29.48;500`. */
  shape: string | null
  /** How opaque layers are, in percent: `basemap:60,houses:30`. */
  fade: string | null
  /** How many times higher than it is the relief is drawn: `1.5`. */
  relief: string | null
  /** The moment whose sun lights the map, by the county's clock: `2026-06-21T09:30`. */
  sun: string | null
  /** What is travelled to, how, the minutes asked about, and what else: `clinic,hospital;foot;30;cut;at:111.03,29.42`. */
  reach: string | null
  /** Where sites are looked for, and by which rules: see web/allocation/question.ts. */
  allocate: string | null
  /** What a benefit would cost: item, change and its value, `503;add;50`; whom it concerns is the filter. */
  budget: string | null
  /** The what-if that is open, and the one beside it. */
  scenario: string | null
  beside: string | null
  /** How the two stand: `twin`, on two maps; else on one, divided by a line. */
  split: string | null
  /** The river, its rise, where along it, and how it fades: `723;3;0-1000;25`. */
  flood: string | null
  /** Kinds of hazards, the angle of reach and the metres around: `landslide,debris;22;50`. */
  hazard: string | null
  /** Kinds of shelters and the minutes of walking: `shelter,school;60`. */
  shelters: string | null
  /** The rows open behind a number: people by reason and special group, houses by class, homes by shelter: `people:7`, `houses:2`, `led:41`. */
  rows: string | null
  /** Layers that only one side of the dividing line shows: `basemap:left`. */
  swipe: string | null
  /** The feature of a layer whose card is open: `industry:17`. */
  feature: string | null
  /** The layer whose features are listed. */
  list: string | null
  /** Layers that show some of their kinds only: `industry:1.2,facilities:clinic`. */
  kinds: string | null
  /** How mounted scenes stand, by name: metres lifted and percent of opacity, 0 put away: `dayanta:-12:80`. */
  scenes: string | null
  camera: CameraView | null
  /** Layers switched away from their initial state. */
  show: readonly string[]
  hide: readonly string[]
  language: 'zh-CN' | 'en'
  theme: 'light' | 'dark'
  face: 'desk' | 'wall'
}

export const EMPTY_VIEW: View = {
  area: null,
  house: null,
  household: null,
  person: null,
  alert: null,
  tool: null,
  dock: null,
  filter: null,
  by: null,
  measure: null,
  month: null,
  against: null,
  shape: null,
  fade: null,
  relief: null,
  sun: null,
  reach: null,
  allocate: null,
  budget: null,
  scenario: null,
  beside: null,
  split: null,
  flood: null,
  hazard: null,
  shelters: null,
  rows: null,
  swipe: null,
  feature: null,
  list: null,
  kinds: null,
  scenes: null,
  camera: null,
  show: [],
  hide: [],
  language: 'zh-CN',
  theme: 'light',
  face: 'desk',
}

const SELECTIONS = ['house', 'household', 'person', 'alert'] as const
/** Texts of an address and what each may look like; all of it stands in an address without escapes. */
const TEXTS = {
  tool: /^[a-z][a-z-]{0,30}$/,
  dock: /^[a-z][a-z-]{0,30}$/,
  filter: /^[a-zA-Z0-9:,.;_-]{1,2000}$/,
  by: /^[a-zA-Z][a-zA-Z0-9:._-]{0,60}$/,
  measure: /^[a-z][a-z0-9]{0,20}(:\d{1,3})?$/,
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  against: /^\d{4}-(0[1-9]|1[0-2])$/,
  shape: /^[a-z]+:[0-9,.;-]{1,8000}$/,
  fade: /^[a-z][a-z-]*:\d{1,3}(,[a-z][a-z-]*:\d{1,3}){0,40}$/,
  relief: /^[123](\.\d)?$/,
  sun: /^\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/,
  reach: /^[a-z]+(,[a-z]+){0,9};(foot|ebike|car);\d{1,3}(;[a-z]+(:[\d,.-]{1,200})?){0,32}$/,
  allocate: /^1(;[a-z]:[a-zA-Z0-9,._-]*){0,25}$/,
  budget: /^\d{3};(add|percent|set);-?\d{1,5}(\.\d{1,2})?$/,
  scenario: /^[a-p]{32}$/,
  beside: /^[a-p]{32}$/,
  split: /^twin$/,
  flood: /^\d{1,10};\d{1,2}(\.\d)?;\d{1,4}(\.\d)?-\d{1,4}(\.\d)?(;\d{1,3}(\.\d)?)?$/,
  hazard: /^[a-z]+(,[a-z]+){0,3};\d{1,2};\d{1,4}$/,
  shelters: /^[a-z]+(,[a-z]+){0,4};\d{1,3}$/,
  rows: /^[a-z][a-zA-Z]{1,20}(:\d{1,10})?$/,
  swipe: /^[a-z][a-z-]*:(left|right)(,[a-z][a-z-]*:(left|right)){0,40}$/,
  feature: /^[a-z][a-z-]{0,30}:[1-9]\d{0,9}$/,
  list: /^[a-z][a-z-]{0,30}$/,
  kinds: /^[a-z][a-z-]*:\w+(\.\w+){0,30}(,[a-z][a-z-]*:\w+(\.\w+){0,30}){0,30}$/,
  scenes: /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,63}:-?\d{1,4}:\d{1,3}(,[\p{L}\p{N}][\p{L}\p{N}_-]{0,63}:-?\d{1,4}:\d{1,3}){0,50}$/u,
} as const
const TEXT_NAMES = Object.keys(TEXTS) as (keyof typeof TEXTS)[]

/** Reads a view from the query part of an address; what is missing or malformed takes its value from `initial`. */
export function parseView(search: string, initial: View = EMPTY_VIEW): View {
  const given = new URLSearchParams(search)
  const view: View = { ...initial, camera: parseCamera(given.get('at')) }
  const area = given.get('area')
  if (area && /^\d{6}(\d{3}(\d{3})?)?$/.test(area)) view.area = area
  for (const name of SELECTIONS) view[name] = parseId(given.get(name))
  for (const name of TEXT_NAMES) view[name] = parseText(given.get(name), TEXTS[name])
  view.show = parseNames(given.get('show'))
  view.hide = parseNames(given.get('hide'))
  const language = given.get('lang')
  if (language === 'en') view.language = 'en'
  if (language === 'zh') view.language = 'zh-CN'
  const theme = given.get('theme')
  if (theme === 'dark' || theme === 'light') view.theme = theme
  if (given.get('face') === 'wall') view.face = 'wall'
  return view
}

/** The query part of a view's address, `?` included; empty for the plain view. Same view, same text. */
export function formatView(view: View): string {
  const parts: string[] = []
  if (view.area) parts.push(`area=${view.area}`)
  for (const name of SELECTIONS) if (view[name] !== null) parts.push(`${name}=${view[name]}`)
  for (const name of TEXT_NAMES) if (view[name]) parts.push(`${name}=${view[name]}`)
  if (view.camera) parts.push(`at=${formatCamera(view.camera)}`)
  if (view.show.length > 0) parts.push(`show=${view.show.join(',')}`)
  if (view.hide.length > 0) parts.push(`hide=${view.hide.join(',')}`)
  if (view.language === 'en') parts.push('lang=en')
  if (view.theme === 'dark') parts.push('theme=dark')
  if (view.face === 'wall') parts.push('face=wall')
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

/** Whether an address writes both alike. */
export function isSameCamera(one: CameraView, other: CameraView): boolean {
  return formatCamera(one) === formatCamera(other)
}

/** 1e-5° is about a metre; a tenth of a degree of turn is under a pixel. */
function formatCamera(camera: CameraView): string {
  const { lon, lat, heightMeters, heading, pitch } = camera
  return [lon.toFixed(5), lat.toFixed(5), heightMeters.toFixed(0), (((heading % 360) + 360) % 360).toFixed(1), pitch.toFixed(1)].join(',')
}

function parseCamera(text: string | null): CameraView | null {
  const numbers = text?.split(',').map(Number) ?? []
  if (numbers.length !== 5 || !numbers.every(Number.isFinite)) return null
  const [lon, lat, heightMeters, heading, pitch] = numbers as [number, number, number, number, number]
  const sane = Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && heightMeters > -500 && heightMeters < 1e7 && pitch >= -90 && pitch <= 30
  return sane ? { lon, lat, heightMeters, heading, pitch } : null
}

function parseId(text: string | null): number | null {
  const id = Number(text)
  return text !== null && /^\d+$/.test(text) && Number.isSafeInteger(id) && id > 0 ? id : null
}

function parseText(text: string | null, pattern: RegExp): string | null {
  return text !== null && pattern.test(text) ? text : null
}

function parseNames(text: string | null): string[] {
  return text ? [...new Set(text.split(',').filter((name) => /^[a-z][a-z-]*$/.test(name)))] : []
}
