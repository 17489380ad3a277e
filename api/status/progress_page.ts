import { createHash } from 'node:crypto'
import { FONT_FAMILY, FONT_LINK } from '../web/fonts.files.ts'
import { STEP_NAMES, type StepName } from '../contract/progress.ts'

const TITLES: Readonly<Record<StepName, string>> = {
  packages: '安装程序',
  database: '打开数据库',
  migrations: '建立数据结构',
  web: '生成页面',
  ground: '铺设地形与区划',
  terrain: '制作三维地形',
  basemap: '绘制底图',
  houses: '落位房屋',
  people: '装载人口与户',
  records: '装载业务数据',
  figures: '汇总指标、运行预警规则',
  buildings: '制作三维房屋',
}

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.6 ${FONT_FAMILY} }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#eef2ee, #10171a); color: light-dark(#1f2a26, #dfe7e2) }
main { width: min(34rem, calc(100vw - 3rem)) }
h1 { margin: 0; font-size: 1.75rem; font-weight: 600; letter-spacing: .04em }
p { margin: .25rem 0 1.75rem; opacity: .75 }
ol { list-style: none; margin: 0; padding: 0 }
li { display: grid; grid-template-columns: 1.5rem 1fr auto; align-items: baseline; padding: .3rem 0; opacity: .45 }
li.now, li.done { opacity: 1 }
li b { font-weight: 400 }
li.now b { font-weight: 600 }
li span { font-variant-numeric: tabular-nums; font-size: .875rem; opacity: .75 }
progress { grid-column: 2 / 4; width: 100%; height: .3rem; accent-color: #2f7d5b }
li:not(.now) progress { display: none }
#lost { color: light-dark(#a3341f, #ff9b85); min-height: 1.6em }
`

const SCRIPT = `
const titles = ${JSON.stringify(TITLES)}
const list = document.querySelector('ol')
const lost = document.querySelector('#lost')
const items = new Map(${JSON.stringify(STEP_NAMES)}.map((name) => {
  const item = document.createElement('li')
  item.hidden = true
  item.innerHTML = '<i aria-hidden="true"></i><b></b><span></span><progress></progress>'
  item.querySelector('b').textContent = titles[name]
  list.append(item)
  return [name, item]
}))
async function look() {
  try {
    const reply = await fetch('/readyz', { cache: 'no-store' })
    const { ready, steps } = await reply.json()
    lost.textContent = ''
    for (const { name, done, total } of steps) {
      const item = items.get(name)
      if (!item) continue
      const finished = total > 0 && done >= total
      item.hidden = false
      item.className = finished ? 'done' : done > 0 ? 'now' : ''
      item.querySelector('i').textContent = finished ? '✓' : done > 0 ? '…' : ''
      item.querySelector('span').textContent = finished || total < 2 || done === 0 ? '' : done.toLocaleString('zh-CN') + ' / ' + total.toLocaleString('zh-CN')
      const bar = item.querySelector('progress')
      bar.max = Math.max(total, 1)
      bar.setAttribute('aria-label', titles[name])
      if (total > 1) bar.value = done
    }
    const web = steps.find((step) => step.name === 'web')
    if (ready || (web && web.total > 0 && web.done >= web.total)) {
      const page = await fetch('/', { cache: 'no-store' })
      if (page.headers.get('X-Yitu-Page') !== 'progress') return location.reload()
    }
  } catch {
    lost.textContent = '与程序的连接断开了：请看启动它的终端窗口。'
  }
  setTimeout(look, 700)
}
look()
`

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** What its own policy must allow: its one script and one style, nothing else. */
export const PROGRESS_PAGE_POLICY = `default-src 'none'; img-src data:; script-src ${hash(SCRIPT)}; style-src 'self' ${hash(STYLE)}; font-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'`

/** Shown at every address until the web app is built: how far starting up is. Needs nothing but itself. */
export const PROGRESS_PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>一图 · 正在启动</title>
<link rel="icon" href="data:,">
${FONT_LINK}
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>一图 · 正在启动</h1>
<p>正在准备数据与三维地图，首次启动约需几分钟；页面生成后自动打开。</p>
<ol></ol>
<p id="lost" role="status"></p>
</main>
<script>${SCRIPT}</script>
</body>
</html>
`
