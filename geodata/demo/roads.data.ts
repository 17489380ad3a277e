import type { Road } from '../county.types.ts'

/** Main roads from seat to seat. Numbers are those the county's descriptions name; which seats they join is drawn for the demo. */
export const CORRIDORS: readonly { name: string; kind: Road['kind']; codes: readonly string[] }[] = [
  { name: 'G353', kind: 'national', codes: ['430821108', '430821001', '430821101', '430821216', '430821217', '430821213'] },
  { name: 'S303', kind: 'provincial', codes: ['430821002', '430821104', '430821105', '430821106', '430821107', '430821215', '430821211'] },
  { name: 'S304', kind: 'provincial', codes: ['430821001', '430821109', '430821114', '430821111', '430821110', '430821202'] },
  { name: 'S305', kind: 'provincial', codes: ['430821002', '430821209', '430821103', '430821113'] },
  { name: 'S306', kind: 'provincial', codes: ['430821217', '430821102', '430821214'] },
  { name: '零金大道', kind: 'county', codes: ['430821001', '430821002'] },
]

/** Where the expressways meet, west of the county seat, and where they leave the county. */
export const HUB = [111.085, 29.405] as const
export const EXPRESSWAYS: readonly { name: string; exit: readonly [number, number] }[] = [
  { name: '长张高速', exit: [110.6, 29.19] },
  { name: '长张高速', exit: [111.25, 29.31] },
  { name: '安慈高速', exit: [111.23, 29.6] },
]
