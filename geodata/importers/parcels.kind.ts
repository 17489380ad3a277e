import { ImportError } from './importer.types.ts'
import { readLandUnit, replaceParcels } from './parcels.queries.ts'
import { placedKind } from './placed.kind.ts'
import { grouped } from './wording.ts'

/** Land classes by their names, or by their codes in GB/T 21010 (地类编码). */
const KINDS: readonly (readonly [kind: string, words: RegExp])[] = [
  ['hazard', /隐患|滑坡|崩塌|泥石流|危险|灾害|^hazard$/i],
  ['paddy', /水田|稻|^0?101$|^paddy$/i],
  ['orchard', /果园|茶园|园地|柑橘|^0?2\d{2}[A-Z]?$|^orchard$/i],
  ['forest', /林地|乔木|灌木|竹|^0?3\d{2}[A-Z]?$|^forest$/i],
  ['construction', /建设|住宅|宅基|工业|商服|城镇|村庄|^0?[5-9]\d{2}[A-Z]?\d?$|^20\d[A-Z]?\d?$|^construction$/i],
  ['dryland', /旱地|水浇地|耕地|菜地|^0?10[23]$|^dryland$/i],
]

/** 地块, 果园, 隐患区. */
export const parcels = placedKind({
  id: 'parcels',
  title: '地块',
  takes: '面；要有地类列（名称或 GB/T 21010 编码），其余各列原样保存',
  shape: 'polygon',
  columns: {
    名称: /^(name|名称|mc|地块名称|图斑编号|tbbh|地块编码|dkbm|dkmc|隐患点名称)$/i,
    地类: /^(kind|type|地类.*|dlmc|dlbm|用途|类型|灾害类型|土地类型|tdlylx)$/i,
  },
  rowOf({ text, all }) {
    const given = text('地类')
    const kind = KINDS.find(([, words]) => words.test(given ?? text('名称') ?? ''))?.[0]
    if (!kind) return given === null ? '没有地类' : '地类不在所收的六类里'
    return { name: text('名称') ?? given ?? '', kind, attributes: JSON.stringify(all) }
  },
  async store(sql) {
    const unit = await readLandUnit(sql)
    if (!unit) throw new ImportError('数据库里还没有单位，地块要有主管单位，请先建立单位。')
    const stored = await replaceParcels(sql, unit.id)
    return { stored, lines: [['地块', `${grouped(stored)} 块，主管单位：${unit.name}；面积按椭球面计算`]], notes: ['原有的地块已全部换掉'] }
  },
})
