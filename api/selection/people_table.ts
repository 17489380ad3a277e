import type { Account } from '../context.ts'
import { codeName, GROUPS, SEX } from '../contract/codes.ts'
import type { SelectionPerson } from '../contract/selection.ts'

const REASONS: Record<SelectionPerson['carrying'][number], string> = {
  bedridden: '失能',
  disabled: '重度残疾',
  alone: '独居老人',
  underSix: '6 岁以下',
}

export interface Watermark {
  account: Pick<Account, 'name' | 'unit'>
  purpose: string
  at: Date
  asOf: string
  demo: boolean
}

export type Cell = string | number

/** A list as offices keep it, whatever kind of file holds it. */
export interface PeopleTable {
  /** Above the list: what it is, who took it out, what for and when. */
  readonly heading: readonly (readonly string[])[]
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

export function peopleTable(people: readonly SelectionPerson[], { account, purpose, at, asOf, demo }: Watermark): PeopleTable {
  const when = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' }).format(at)
  return {
    heading: [
      [`区域内人员名单${demo ? '（示意数据）' : ''}`, `共 ${people.length} 人`, `数据截至 ${asOf}`],
      [`导出单位：${account.unit}`, `账号：${account.name}`, `时间：${when}`, `用途：${purpose}`, '仅限上述用途，用后销毁'],
    ],
    columns: ['序号', '姓名（隐去）', '性别', '年龄', '村（社区）', '门牌', '地址', '需要帮助转移的原因', '所属群体', '核对'],
    rows: people.map((person, index) => [
      index + 1,
      person.name,
      codeName(SEX, person.sex),
      person.age,
      person.village.name,
      person.house.houseNumber,
      person.house.address,
      person.carrying.map((reason) => REASONS[reason]).join('、'),
      person.groups.map((group) => codeName(GROUPS, group)).join('、'),
      '',
    ]),
  }
}
