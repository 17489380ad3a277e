import type { Problem } from './contract/problem.ts'
import { DatabaseUnavailableError } from './database/errors.ts'

export type Language = 'zh' | 'en'
interface ProblemText {
  readonly status: number
  readonly title: Readonly<Record<Language, string>>
  readonly detail: Readonly<Record<Language, string>>
}

/** Every problem the API can answer with; the keys are the stable `code`s. `{name}` is filled from the error's values. */
export const PROBLEMS = {
  invalid_input: {
    status: 400,
    title: { zh: '输入有误', en: 'Invalid input' },
    detail: { zh: '{field}：{reason}', en: '{field}: {reason}' },
  },
  nobody_matches: {
    status: 409,
    title: { zh: '没有符合条件的人', en: 'Nobody matches' },
    detail: {
      zh: '范围内没有符合条件、住在登记房屋里的人，请放宽筛选条件。',
      en: 'Nobody in the area matches and lives in a house on file. Ask for more.',
    },
  },
  no_plan: {
    status: 409,
    title: { zh: '没有可行的方案', en: 'No plan' },
    detail: {
      zh: '这些条件合在一起做不到，或时间内没有算出方案。请在选址工具里放宽条件。',
      en: 'The rules cannot be kept together, or no plan was found in time. Ask for less in the tool.',
    },
  },
  too_few_people: {
    status: 409,
    title: { zh: '人数太少', en: 'Too few people' },
    detail: {
      zh: '符合条件的人太少，本账号不能查看这么小的分组，请放宽筛选条件。',
      en: 'So few people match that this account may not be told of them. Ask for more.',
    },
  },
  invalid_cursor: {
    status: 400,
    title: { zh: '翻页位置有误', en: 'Invalid cursor' },
    detail: { zh: 'after 应为上一页给出的 next。', en: 'Give the last page’s next as after.' },
  },
  drawing_too_few_points: {
    status: 400,
    title: { zh: '图形的点不够', en: 'Too few points' },
    detail: { zh: '至少要有 {least} 个不同的点，请继续画。', en: 'A drawing like this needs at least {least} different points.' },
  },
  drawing_too_many_points: {
    status: 400,
    title: { zh: '图形的点太多', en: 'Too many points' },
    detail: {
      zh: '图形最多 {most} 个点，请画得简单一些，或分几次查询。',
      en: 'A drawing takes {most} points at most. Draw it simpler, or ask in parts.',
    },
  },
  drawing_not_closed: {
    status: 400,
    title: { zh: '图形没有闭合', en: 'The ring is open' },
    detail: { zh: '多边形的最后一点应与第一点相同。', en: 'A ring’s last position must be its first.' },
  },
  drawing_off_earth: {
    status: 400,
    title: { zh: '坐标不对', en: 'No such place' },
    detail: {
      zh: '坐标 {lon}, {lat} 不存在：先经度（-180 到 180），后纬度（-90 到 90）。',
      en: 'There is no {lon}, {lat}: longitude first (-180 to 180), then latitude (-90 to 90).',
    },
  },
  drawing_crosses_itself: {
    status: 400,
    title: { zh: '图形自己交叉了', en: 'The drawing crosses itself' },
    detail: {
      zh: '边线在东经 {lon}、北纬 {lat} 处与自己交叉或重叠，分不清里外。请把那里的点移开。',
      en: 'Its outline crosses or covers itself at {lon}, {lat}, so that inside and outside are not clear. Move the points there apart.',
    },
  },
  drawing_empty: {
    status: 400,
    title: { zh: '图形没有面积', en: 'Nothing is inside' },
    detail: {
      zh: '画出的点在一条线上，围不出范围，请重新画。',
      en: 'All points lie on one line, so that nothing is inside. Draw it again.',
    },
  },
  drawing_too_large: {
    status: 400,
    title: { zh: '图形太大', en: 'The drawing is too large' },
    detail: { zh: '图形远远超出了全县，请在县内画。', en: 'The drawing is far larger than a county. Draw within the county.' },
  },
  outside_county: {
    status: 400,
    title: { zh: '画在县外了', en: 'Outside the county' },
    detail: { zh: '图形不在{county}范围内，请在县界以内画。', en: 'Nothing of the drawing is in {county}. Draw within its border.' },
  },
  unauthenticated: {
    status: 401,
    title: { zh: '请先登录', en: 'Sign in first' },
    detail: { zh: '没有登录，或登录已过期，请重新登录。', en: 'You are not signed in, or your session has ended. Sign in again.' },
  },
  wrong_credentials: {
    status: 401,
    title: { zh: '登录不成功', en: 'Sign-in failed' },
    detail: { zh: '账号或密码不对。', en: 'The account or the password is wrong.' },
  },
  out_of_scope: {
    status: 403,
    title: { zh: '不在本账号范围内', en: 'Outside this account’s scope' },
    detail: {
      zh: '本账号只能查看「{scope}」范围内的数据；需要时请联系县数据中心调整权限。',
      en: 'This account sees {scope} only. The county data centre can change that.',
    },
  },
  admin_only: {
    status: 403,
    title: { zh: '没有权限', en: 'Not allowed' },
    detail: { zh: '这项操作由系统管理员办理。', en: 'This is done by administrators.' },
  },
  people_hidden: {
    status: 403,
    title: { zh: '本账号不能查看人员信息', en: 'This account sees no people' },
    detail: {
      zh: '本账号只能查看汇总数据；需要时请联系县数据中心调整权限。',
      en: 'This account sees totals only. The county data centre can change that.',
    },
  },
  dataset_hidden: {
    status: 403,
    title: { zh: '本单位不能查看所需的数据', en: 'This unit may not read the data this needs' },
    detail: {
      zh: '这条规则用到的数据没有共享给本单位；需要时请向数据的主管部门申请共享。',
      en: 'The rule rests on data that are not shared with this unit. Ask the department that answers for them.',
    },
  },
  cross_site: {
    status: 403,
    title: { zh: '请求来自别的网站', en: 'Request from another site' },
    detail: { zh: '为防止冒用登录，其他网站发来的修改请求不予受理。', en: 'Changes asked for by other web sites are refused.' },
  },
  not_found: {
    status: 404,
    title: { zh: '没有找到', en: 'Not found' },
    detail: { zh: '没有这项内容，或不在本账号范围内。', en: 'There is no such thing, or not within this account’s scope.' },
  },
  method_not_allowed: {
    status: 405,
    title: { zh: '不支持这种请求方法', en: 'Method not allowed' },
    detail: { zh: '这个地址只接受 {allowed}。', en: 'This address takes {allowed} only.' },
  },
  alert_closed: {
    status: 409,
    title: { zh: '这条预警已经办结', en: 'This alert is closed' },
    detail: { zh: '已经办结的预警只能再加说明。', en: 'Only notes can be added to a closed alert.' },
  },
  bookmarks_full: {
    status: 409,
    title: { zh: '书签已满', en: 'No more bookmarks' },
    detail: { zh: '最多保存 {most} 个书签，请先删去不用的。', en: 'At most {most} bookmarks are kept; delete some first.' },
  },
  scenarios_full: {
    status: 409,
    title: { zh: '方案已满', en: 'No more scenarios' },
    detail: { zh: '最多保存 {most} 个方案，请先删去不用的。', en: 'At most {most} scenarios are kept; delete some first.' },
  },
  too_many_people: {
    status: 400,
    title: { zh: '人数太多，不能导出', en: 'Too many people for one file' },
    detail: {
      zh: '一次最多导出 {most} 人。请缩小范围或只选一类人；确需更多的，按批量导出的规定另行审批。',
      en: 'A file holds {most} people at most. Draw a smaller area or choose one group; more than that needs a second person’s approval.',
    },
  },
  too_large: {
    status: 413,
    title: { zh: '内容过大', en: 'Too large' },
    detail: { zh: '请求内容超过 {limit}。', en: 'The request is larger than {limit}.' },
  },
  unsupported_media_type: {
    status: 415,
    title: { zh: '内容格式不支持', en: 'Unsupported media type' },
    detail: { zh: '请以 application/json 发送。', en: 'Send application/json.' },
  },
  too_many_jobs: {
    status: 429,
    title: { zh: '同时进行的计算太多', en: 'Too much under way' },
    detail: {
      zh: '本账号已有 {most} 项计算在进行，请等其中一项结束，或先停止一项。',
      en: 'This account has {most} jobs under way. Wait for one to end, or stop one.',
    },
  },
  too_many_attempts: {
    status: 429,
    title: { zh: '尝试次数过多', en: 'Too many attempts' },
    detail: { zh: '请在 {seconds} 秒后再试。', en: 'Try again in {seconds} seconds.' },
  },
  internal: {
    status: 500,
    title: { zh: '系统出错', en: 'Internal error' },
    detail: {
      zh: '这次请求没有完成，编号 {requestId}，请报给系统管理员。',
      en: 'The request failed; give number {requestId} to the system’s engineers.',
    },
  },
  starting: {
    status: 503,
    title: { zh: '系统正在启动', en: 'Starting up' },
    detail: { zh: '数据库还没有就绪，请稍候。', en: 'The database is not ready yet. Wait a moment.' },
  },
  records_loading: {
    status: 503,
    title: { zh: '正在读入数据', en: 'Reading the records' },
    detail: {
      zh: '统计用的数据正在读入（{percent}%），请稍候。',
      en: 'The records to count are being read ({percent}%). Wait a moment.',
    },
  },
  database_unavailable: {
    status: 503,
    title: { zh: '数据库暂时不可用', en: 'Database unavailable' },
    detail: { zh: '正在重新连接，请稍后重试。', en: 'Reconnecting. Try again in a moment.' },
  },
  too_slow: {
    status: 503,
    title: { zh: '查询用时过长', en: 'The query took too long' },
    detail: {
      zh: '系统正忙，这次查询超过了时限。请缩小范围，或稍后再试。',
      en: 'The system is busy and the query ran out of time. Ask for less, or try again later.',
    },
  },
} as const satisfies Record<string, ProblemText>

export type ProblemCode = keyof typeof PROBLEMS

/** What a handler throws to answer with a problem document. */
export class ProblemError extends Error {
  override name = 'ProblemError'
  readonly code: ProblemCode
  readonly values: Readonly<Record<string, string | number>>
  readonly headers: Readonly<Record<string, string>>

  /**
   * @param values fill the sentence; `field` is also named in the document
   * @param headers go out with it, e.g. Retry-After
   */
  constructor(code: ProblemCode, values: Record<string, string | number> = {}, headers: Record<string, string> = {}) {
    super(`${code} ${JSON.stringify(values)}`)
    this.code = code
    this.values = values
    this.headers = headers
  }
}

/** The RFC 9457 document of a problem, in the reader's language. */
export function problemDocument({ code, values }: Pick<ProblemError, 'code' | 'values'>, language: Language): Problem {
  const text: ProblemText = PROBLEMS[code]
  const detail = text.detail[language].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
  const field = values['field'] === undefined ? {} : { field: String(values['field']) }
  return { type: `/api/docs#${code}`, title: text.title[language], status: text.status, code, detail, ...field }
}

/** What a log may hold of an error: the database's own details quote rows, and with them people. */
export function loggable(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  return { type: error.name, code: 'code' in error ? error.code : undefined, message: error.message, stack: error.stack }
}

/** SQLSTATE of a statement that ran out of time. Source: PostgreSQL manual, appendix A. */
const QUERY_CANCELED = '57014'

/** What an error is to whoever asked. @param requestId under which it is in the log */
export function asProblem(error: unknown, requestId: string): ProblemError {
  if (error instanceof ProblemError) return error
  if (error instanceof DatabaseUnavailableError) return new ProblemError('database_unavailable')
  if (error instanceof Error && 'code' in error && error.code === QUERY_CANCELED) return new ProblemError('too_slow')
  return new ProblemError('internal', { requestId })
}
