import type { TFunction } from 'i18next'
import type { FloodRivers } from '../../api/contract/flood.ts'
import type { FloodAsk } from './question.ts'

/** 澧水上涨 3 米; 江垭水库泄洪，坝下溇水上涨 5 米. */
export function floodText({ river, rise, halvingKm }: FloodAsk, known: FloodRivers | undefined, t: TFunction): string {
  const name = known?.rivers.find(({ id }) => id === river)?.name ?? ''
  if (halvingKm === null) return t('flood.asked', { river: name, rise })
  const reservoir = known?.releases.find((release) => release.river === river)?.reservoir ?? ''
  return t('flood.askedRelease', { reservoir, river: name, rise })
}
