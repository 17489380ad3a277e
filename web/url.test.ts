import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EMPTY_VIEW, formatView, parseView, type View } from './url.ts'

const id = fc.option(fc.integer({ min: 1, max: 2 ** 40 }), { nil: null })
const digits = (count: number) => fc.integer({ min: 10 ** (count - 1), max: 10 ** count - 1 }).map(String)
const layers = fc.uniqueArray(fc.constantFrom('alerts', 'houses', 'areas', 'names', 'scenes', 'satellite'))
const camera = fc.record({
  lon: fc.integer({ min: -180_00000, max: 180_00000 }).map((n) => n / 1e5),
  lat: fc.integer({ min: -90_00000, max: 90_00000 }).map((n) => n / 1e5),
  heightMeters: fc.integer({ min: 0, max: 400_000 }),
  heading: fc.integer({ min: 0, max: 3599 }).map((n) => n / 10),
  pitch: fc.integer({ min: -900, max: 0 }).map((n) => n / 10),
})
const view: fc.Arbitrary<View> = fc.record({
  area: fc.option(fc.oneof(digits(6), digits(9), digits(12)), { nil: null }),
  house: id,
  household: id,
  person: id,
  alert: id,
  tool: fc.option(fc.constantFrom('ask', 'measure'), { nil: null }),
  dock: fc.option(fc.constantFrom('time', 'table'), { nil: null }),
  filter: fc.option(fc.constantFrom('age:80-', 'age:-17,sex:2', 'groups:3.7;structure:4'), { nil: null }),
  measure: fc.option(fc.constantFrom('aged80', 'group:7'), { nil: null }),
  by: fc.option(fc.constantFrom('structure', 'group:3'), { nil: null }),
  month: fc.option(fc.constantFrom('2024-05', '2026-12'), { nil: null }),
  against: fc.option(fc.constantFrom('2023-01'), { nil: null }),
  shape: fc.option(fc.constantFrom('polygon:110.91,29.48;110.92,29.48;110.9,29.5', 'circle:110.91,29.48;500'), { nil: null }),
  fade: fc.option(fc.constantFrom('basemap:60,houses:30'), { nil: null }),
  relief: fc.option(fc.constantFrom('2', '1.5'), { nil: null }),
  sun: fc.option(fc.constantFrom('2026-06-21T09:30'), { nil: null }),
  swipe: fc.option(fc.constantFrom('basemap:left', 'basemap:left,houses:right'), { nil: null }),
  feature: fc.option(fc.constantFrom('industry:17', 'parcels:15000'), { nil: null }),
  list: fc.option(fc.constantFrom('industry', 'hazards'), { nil: null }),
  kinds: fc.option(fc.constantFrom('industry:1.2', 'facilities:clinic.school,parcels:paddy'), { nil: null }),
  scenes: fc.option(fc.constantFrom('dayanta:-12:80', 'dayanta:0:0,old-town:5:100'), { nil: null }),
  reach: fc.option(fc.constantFrom('clinic;foot;30', 'clinic,hospital;ebike;45'), { nil: null }),
  allocate: fc.option(fc.constantFrom('1', '1;o:median;k:care;n:-;p:110.91230,29.48120'), { nil: null }),
  budget: fc.option(fc.constantFrom('503;add;50', '501;percent;-2.5', '505;set;120.5'), { nil: null }),
  scenario: fc.option(fc.constantFrom('abcdefghijklmnopabcdefghijklmnop'), { nil: null }),
  beside: fc.option(fc.constantFrom('ponmlkjihgfedcbaponmlkjihgfedcba'), { nil: null }),
  rows: fc.option(fc.constantFrom('people:7', 'underSix', 'houses:2'), { nil: null }),
  split: fc.option(fc.constant('twin'), { nil: null }),
  flood: fc.option(fc.constantFrom('723;3;0-1000', '724;5.5;12.3-80;25'), { nil: null }),
  hazard: fc.option(fc.constantFrom('landslide,debris;22;50', 'other;30;0'), { nil: null }),
  shelters: fc.option(fc.constantFrom('shelter,school;60'), { nil: null }),
  camera: fc.option(camera, { nil: null }),
  show: layers,
  hide: layers,
  language: fc.constantFrom('zh-CN', 'en'),
  theme: fc.constantFrom('light', 'dark'),
  face: fc.constantFrom('desk', 'wall'),
})

test('every view is read back from its address as it was', () => {
  fc.assert(
    fc.property(view, (one) => {
      expect(parseView(formatView(one))).toEqual(one)
    }),
  )
})

test('an address needs no escaping and reads the same twice', () => {
  fc.assert(
    fc.property(view, (one) => {
      const address = formatView(one)
      expect(encodeURI(address)).toBe(address)
      expect(formatView(parseView(address))).toBe(address)
    }),
  )
})

const NAMES = [
  'area',
  'house',
  'person',
  'tool',
  'dock',
  'filter',
  'by',
  'month',
  'shape',
  'at',
  'show',
  'hide',
  'lang',
  'theme',
  'face',
] as const

test('nothing an address may hold breaks the view', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...NAMES), (text, name) => {
      const parsed = parseView(`?${name}=${encodeURIComponent(text)}`)
      expect(parseView(formatView(parsed))).toEqual(parsed)
    }),
  )
})

test('the plain view has a plain address', () => {
  expect(formatView(EMPTY_VIEW)).toBe('')
})

test('what an address leaves out comes from the reader’s preferences', () => {
  expect(parseView('?area=430821', { ...EMPTY_VIEW, theme: 'dark', language: 'en' })).toMatchObject({ theme: 'dark', language: 'en' })
  expect(parseView('?lang=zh&theme=light', { ...EMPTY_VIEW, theme: 'dark', language: 'en' })).toMatchObject({
    theme: 'light',
    language: 'zh-CN',
  })
})
