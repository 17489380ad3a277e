import { FONT_FAMILY, FONT_LINK } from '../web/fonts.files.ts'
import type { openApiDocument } from './openapi.ts'

type Document = ReturnType<typeof openApiDocument>

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.6 ${FONT_FAMILY} }
body { max-width: 60rem; margin: 0 auto; padding: 2rem 1.5rem 4rem }
code, pre { font-family: ui-monospace, Consolas, monospace; font-size: .875em }
h2 { margin-top: 2.5rem; border-bottom: 1px solid currentColor }
details { margin: .5rem 0; border: 1px solid light-dark(#ccd5cf, #3a4642); border-radius: 4px; padding: .4rem .8rem }
summary { cursor: pointer }
summary b { display: inline-block; min-width: 4.2rem; color: light-dark(#1f6b4a, #7fcaa3) }
table { border-collapse: collapse; width: 100% }
td, th { text-align: left; vertical-align: top; padding: .2rem .8rem .2rem 0 }
pre { overflow: auto; max-height: 26rem; background: light-dark(#f2f5f3, #18201d); padding: .8rem }
`

/** The document as one page without scripts: every address, what it takes, and what it gives. */
export function docsPage(document: Document, problems: readonly { code: string; status: number; title: string }[]): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    (['get', 'post', 'put', 'patch', 'delete'] as const).flatMap((method) =>
      item[method] ? [{ path, method, operation: item[method] }] : [],
    ),
  )
  const tags = (document.tags ?? []).map(({ name }) => {
    const own = operations.filter(({ operation }) => operation.tags?.includes(name))
    return `<h2 id="${escape(name)}">${escape(name)}</h2>${own.map(section).join('')}`
  })
  const schemas = Object.entries(document.components?.schemas ?? {}).map(
    ([name, schema]) => `<details id="schema-${escape(name)}"><summary><code>${escape(name)}</code></summary>${json(schema)}</details>`,
  )
  const codes = problems.map(
    ({ code, status, title }) => `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${escape(title)}</td></tr>`,
  )
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>一图 · 接口文档</title><link rel="icon" href="data:,">${FONT_LINK}<style>${STYLE}</style></head>
<body><h1>一图 · 接口文档</h1>
<p>${escape(document.info.description ?? '')}</p>
<p>机器可读的同一份说明：<a href="/api/openapi.json">/api/openapi.json</a>（OpenAPI 3.1）。程序以 <code>Authorization: Bearer</code> 令牌访问，令牌由 <code>npm run account -- token</code> 签发。</p>
${tags.join('\n')}
<h2>数据结构</h2>${schemas.join('')}
<h2>错误代码</h2><table><tr><th>code</th><th>HTTP</th><th>含义</th></tr>${codes.join('')}</table>
</body></html>`
}

type Operation = NonNullable<NonNullable<Document['paths']>[string]['get']>

function section({ path, method, operation }: { path: string; method: string; operation: Operation }): string {
  const parameters = (operation.parameters ?? []).flatMap((parameter) =>
    'name' in parameter
      ? [
          `<tr><td><code>${escape(parameter.name)}</code></td><td>${parameter.in}</td><td>${parameter.required ? '必填' : '可选'}</td><td><code>${escape(JSON.stringify(parameter.schema ?? {}))}</code></td></tr>`,
        ]
      : [],
  )
  const open = operation.security?.length === 0 ? '（不需登录）' : ''
  return `<details><summary><b>${method.toUpperCase()}</b> <code>${escape(path)}</code> ${escape(operation.summary ?? '')}${open}</summary>
${parameters.length > 0 ? `<h4>参数</h4><table>${parameters.join('')}</table>` : ''}
${operation.requestBody ? `<h4>请求内容</h4>${json('content' in operation.requestBody ? operation.requestBody.content : operation.requestBody)}` : ''}
<h4>答复</h4>${json(operation.responses?.['200'] ?? {})}</details>`
}

const json = (value: unknown) => `<pre>${escape(JSON.stringify(value, null, 2))}</pre>`

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
