import type { Words } from '../contract/dimensions.ts'
import type { FloodQuestion } from '../contract/flood.ts'

/** A question goes by numbers: names are known once it has been run. */
export interface FloodNames {
  readonly river?: string | undefined
  readonly reservoir?: string | undefined
}

/** 澧水水位上涨 3 米; 江垭水库泄洪，坝下溇水水位抬升 5 米，每 25 公里减半. */
export function floodWords({ rise, fromKm, toKm, halvingKm }: Omit<FloodQuestion, 'area'>, { river, reservoir }: FloodNames = {}): Words {
  if (halvingKm !== undefined)
    return {
      zh: `${reservoir ?? `${river ?? ''}上游水库`}泄洪，坝下${river ?? ''}水位抬升 ${rise} 米，每 ${halvingKm} 公里减半`,
      en: `A release from ${reservoir ?? 'the reservoir'} raising ${river ?? 'the river'} by ${rise} m below the dam, halving every ${halvingKm} km`,
    }
  const [zh, en] = [`${river ?? '河道'}水位上涨 ${rise} 米`, `${river ?? 'The river'} ${rise} m higher`]
  if (toKm < 1000) return { zh: `${zh}，第 ${fromKm}–${toKm} 公里河段`, en: `${en}, from km ${fromKm} to ${toKm}` }
  return fromKm > 0 ? { zh: `${zh}，第 ${fromKm} 公里以下河段`, en: `${en}, from km ${fromKm} on` } : { zh, en }
}
