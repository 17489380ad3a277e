import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, extname, resolve } from 'node:path'
import { ImportError } from './importer.types.ts'
import type { ImportOptions, Kind } from './kind.types.ts'
import { probeFile } from './probe.ts'
import { storeScene } from './scene.store.ts'
import { eastNorthUp, multiplied, placeOf, type ScenePlace, toGeodetic } from './tileset.place.ts'
import { readTileset } from './tileset.read.ts'
import type { Inventory, Tileset } from './tileset.types.ts'
import { decimals, grouped, placeText } from './wording.ts'

/** 实景三维: a folder of 3D Tiles, mounted as a scene. */
export const tileset: Kind = {
  id: 'tileset',
  title: '实景三维',
  takes: '3D Tiles 1.0 或 1.1 的文件夹，或其中的 tileset.json',
  async run([path], options, place) {
    const { folder, rootName } = await findRoot(path!)
    const name = sceneName(options.name ?? (rootName === 'tileset.json' ? basename(folder) : basename(rootName, extname(rootName))))
    const inventory = await readTileset(folder, rootName)
    refuseBroken(rootName, inventory)
    const { root, scene, text, note } = placeScene(rootName, inventory, options)
    const bytes = [...inventory.files.values()].reduce((sum, size) => sum + size, 0)
    await storeScene({
      dataDir: place.dataDir,
      name,
      folder,
      rootName,
      root,
      replace: options.yes,
      files: [...inventory.files.keys()],
      bytes,
      scene: {
        title: name,
        location: scene && [scene.lon, scene.lat],
        heightMeters: scene?.heightMeters ?? null,
        radiusMeters: scene?.radiusMeters ?? null,
      },
    })
    return {
      read: inventory.files.size,
      stored: inventory.files.size,
      rejected: [],
      lines: [
        [
          '格式',
          `3D Tiles ${inventory.root.asset.version}，${grouped(inventory.tilesets)} 个 tileset、${grouped(inventory.contents)} 个模型文件，${decimals(bytes / 1e6)} MB`,
        ],
        ['坐标系', text],
        ['场景', `${name}，地址 /tiles/scenes/${encodeURIComponent(name)}/tileset.json`],
      ],
      notes: note ? [note] : [],
      bake: false,
    }
  },
}

async function findRoot(given: string): Promise<{ folder: string; rootName: string }> {
  const path = resolve(given)
  const status = await stat(path).catch(() => null)
  if (!status?.isDirectory()) {
    const file = await probeFile(given)
    if (file.head.every((byte) => byte === 0)) throw new ImportError(`${file.name}：文件开头全是 0，没有数据，请重新取一份。`)
    const gzip = file.head[0] === 0x1f && file.head[1] === 0x8b
    if (!gzip && !/^(\xef\xbb\xbf)?\s*\{/.test(file.head.toString('latin1')))
      throw new ImportError(`${file.name}：不是 tileset.json。请给 3D Tiles 的文件夹或其中的 tileset.json；压缩包请先解压。`)
    return { folder: dirname(path), rootName: file.name }
  }
  const names = await readdir(path)
  if (names.includes('tileset.json')) return { folder: path, rootName: 'tileset.json' }
  const osgb = names.includes('metadata.xml') || names.some((name) => name.endsWith('.osgb'))
  if (osgb) throw new ImportError(`${basename(path)}：这是 OSGB 倾斜摄影原始数据，请先用建模软件或 CesiumLab 转成 3D Tiles 再导入。`)
  const others = names.filter((name) => name.endsWith('.json'))
  throw new ImportError(
    `${basename(path)}：文件夹里没有 tileset.json${others.length > 0 ? `，有 ${others.slice(0, 3).join('、')}，请指明是哪一个` : ''}。`,
  )
}

function sceneName(text: string): string {
  if (/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,63}$/u.test(text)) return text
  throw new ImportError(`场景名“${text}”不能用：只能是汉字、字母、数字、- 和 _，不超过 64 个，请用 --name 另起一个。`)
}

function refuseBroken(rootName: string, { missing, damaged, foreign, contents, tilesets }: Inventory): void {
  const listed = (names: readonly string[]) => `${names.slice(0, 8).join('、')}${names.length > 8 ? '…' : ''}`
  if (foreign.length > 0)
    throw new ImportError(`${rootName}：引用了文件夹以外的文件（${listed(foreign)}），离线时打不开，请换成完整的一份。`)
  if (missing.length > 0)
    throw new ImportError(`${rootName}：引用的文件缺 ${grouped(missing.length)} 个（${listed(missing)}），请补全后再导入。`)
  if (damaged.length > 0)
    throw new ImportError(`${rootName}：有 ${grouped(damaged.length)} 个文件已损坏（${listed(damaged)}），请重新取一份。`)
  if (contents === 0) throw new ImportError(`${rootName}：${tilesets} 个 tileset 里没有一个模型文件，没有可显示的内容。`)
}

/** Where the scene lies, the root tileset to store, and words for both. */
function placeScene(
  rootName: string,
  { root, rtcCenter }: Inventory,
  options: ImportOptions,
): { root: Tileset | null; scene: ScenePlace | null; text: string; note: string | null } {
  const rtc = rtcCenter && toGeodetic(rtcCenter)
  const own = placeOf(root.root) ?? (rtc && { ...rtc, radiusMeters: 0 })
  const at = options.at === undefined ? null : parseAt(options.at)
  if (at && own) throw new ImportError(`${rootName}：自带地理位置（${placeText(own)}），不需要 --at。`)
  if (at) {
    const moved = eastNorthUp(...at)
    const placed: Tileset = {
      ...root,
      root: { ...root.root, transform: root.root.transform ? multiplied(moved, root.root.transform) : moved },
    }
    const scene = placeOf(placed.root)
    return {
      root: placed,
      scene,
      text: `局部坐标，按 --at 放在 ${placeText({ lon: at[0], lat: at[1] })}、高 ${decimals(at[2])} 米`,
      note: null,
    }
  }
  if (!own) {
    const note = '没有地理位置：模型用的是局部坐标，地图上找不到它；请用 --at 经度,纬度,高 重新导入（如 --at 111.12,29.42,95）'
    return { root: null, scene: null, text: '局部坐标，没有地理位置', note }
  }
  const local = rtcCenter && !rtc ? '，模型文件用 RTC_CENTER 局部坐标' : ''
  return {
    root: null,
    scene: own,
    text: `地心坐标（WGS-84）${local}；位于 ${placeText(own)}、椭球高 ${decimals(own.heightMeters)} 米，半径 ${decimals(own.radiusMeters, 0)} 米`,
    note: null,
  }
}

function parseAt(text: string): [number, number, number] {
  const numbers = text.split(/[,，\s]+/).map(Number)
  const [lon, lat, height = 0] = numbers
  if (numbers.length >= 2 && numbers.length <= 3 && numbers.every(Number.isFinite) && Math.abs(lon!) <= 180 && Math.abs(lat!) <= 90)
    return [lon!, lat!, height]
  throw new ImportError(`--at ${text}：看不懂，应写成 经度,纬度 或 经度,纬度,高（如 --at 111.12,29.42,95）。`)
}
