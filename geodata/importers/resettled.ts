import type { Sql } from '../../api/database/sql.ts'
import { resettle } from '../resettle.ts'
import type { CountyFacts } from './county.queries.ts'
import type { ImportOptions } from './kind.types.ts'
import { grouped } from './wording.ts'

/** Settles the demo on the land just imported, where that was asked for; a line for the summary. */
export async function resettleIfAsked(sql: Sql, options: ImportOptions): Promise<[label: string, text: string][]> {
  if (!options.resettle) return []
  const { houses, roads, rivers, points, parcels } = await resettle(sql)
  const text = `房屋 ${grouped(houses)} 栋、道路 ${grouped(roads)} 条、河流 ${grouped(rivers)} 条、企业和设施 ${grouped(points)} 处、地块 ${grouped(parcels)} 块；人口和业务记录不变`
  return [['重新落位', `示意的乡镇、村界已重划；${text}`]]
}

/** What stays behind when the land changes under the demo. */
export function resettleHint(county: CountyFacts | undefined, options: ImportOptions): string[] {
  if (!county?.demo || options.resettle) return []
  return ['示意的乡镇、村界、房屋和道路没有动；要让它们随新数据重新落位，请加 --resettle 再导入一次']
}
