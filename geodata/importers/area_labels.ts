import { pinyin } from 'pinyin-pro'
import type { SourceFeature } from './importer.types.ts'

/** Column names in use: the product's, AMap's, 地理国情普查, 第三次国土调查 (TD/T 1055) and 农村土地承包 (NY/T 2539). */
const NAME_COLUMNS =
  /^(name|名称|xzqmc|zldwmc|qsdwmc|xzmc|mc|乡镇(名称)?|乡(名|名称)|村(名|名称)|行政区(名称)?|zonename|town|village|fullname)$/i

/**
 * A statistical code without its trailing zero parts: 430821109000 → 430821109, and only the first 12 of longer ones
 * (TD/T 1055 has 19). Null where it is no such code.
 */
export function trimCode(value: unknown): string | null {
  const digits = /^(\d{6,19})(\.0+)?$/.exec(String(value ?? '').trim())?.[1]
  if (!digits || (digits.length < 12 && digits.length !== 6 && digits.length !== 9)) return null
  const twelve = digits.slice(0, 12)
  if (twelve.length === 12 && !twelve.endsWith('000')) return twelve
  const nine = twelve.slice(0, 9)
  if (nine.length === 9 && !nine.endsWith('000')) return nine
  return twelve.slice(0, 6)
}

/** The column in which most features have a code of this county, else one that says it holds codes; null for none. */
export function findCodeColumn(features: readonly SourceFeature[], fields: readonly string[], county: string): string | null {
  const hits = (field: string) => features.filter(({ properties }) => (trimCode(properties[field]) ?? '').startsWith(county)).length
  return (
    bestOf(fields, hits) ??
    fields.find((field) => /code|dm$|代码|区划码/i.test(field) && features.some(({ properties }) => trimCode(properties[field]))) ??
    null
  )
}

/** The column with names: by its own name, else the one in which most values are names already known. */
export function findNameColumn(features: readonly SourceFeature[], fields: readonly string[], known: ReadonlySet<string>): string | null {
  const titled = fields.find(
    (field) => NAME_COLUMNS.test(field) && features.some(({ properties }) => /\p{Script=Han}/u.test(String(properties[field] ?? ''))),
  )
  return titled ?? bestOf(fields, (field) => features.filter(({ properties }) => known.has(plainName(properties[field]))).length)
}

export function plainName(value: unknown): string {
  return String(value ?? '').replace(/\s/g, '')
}

/** 零溪镇 → "ling xi zhen". */
export function pinyinOf(name: string): string {
  return pinyin(name, { toneType: 'none', type: 'array' }).join(' ').toLowerCase()
}

function bestOf(fields: readonly string[], hits: (field: string) => number): string | null {
  let best: string | null = null
  let most = 0
  for (const field of fields) {
    const count = hits(field)
    if (count > most) {
      best = field
      most = count
    }
  }
  return best
}
