import { spawnSync } from 'node:child_process'
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from './importers/testing.ts'

const folder = temporaryFolder()
function run(...given: string[]) {
  const program = new URL('./import.ts', import.meta.url).pathname
  return spawnSync(process.execPath, [program, ...given], { encoding: 'utf8', env: { ...process.env, DATA_DIR: folder } })
}
function zeros(name: string): string {
  const path = join(folder, name)
  writeFileSync(path, '')
  truncateSync(path, 2 ** 31)
  return path
}

test('help names every kind', () => {
  const { status, stdout } = run('--help')
  expect(status).toBe(0)
  for (const kind of ['boundary', 'areas', 'dem', 'rivers', 'houses', 'parcels', 'industry', 'facilities', 'tileset'])
    expect(stdout).toContain(kind)
})

test.each([
  [['bound', 'x.shp'], '不认识的种类 bound'],
  [['boundary'], '没有给文件'],
  [['boundary', 'a', 'b'], '一次只能导入一个文件'],
  [['boundary', 'a', '--fast'], '选项有误'],
  [['boundary', 'nowhere.shp'], '没有这个文件'],
])('%j: one sentence, exit 1', (given, words) => {
  const { status, stdout, stderr } = run(...given)
  expect(status).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toMatch(/^导入没有完成，什么都没有改动。.*\n$/)
  expect(stderr).toContain(words)
})

test('2 GB of zeros are refused without being read', () => {
  const refused = [
    ['boundary', zeros('z.geojson')],
    ['areas', zeros('z.shp')],
    ['dem', zeros('z.tif')],
    ['dem', zeros('N29E110.hgt')],
    ['rivers', zeros('z.gpkg')],
    ['tileset', zeros('tileset.json')],
  ].map(([kind, path]) => run(kind!, path!))
  for (const { status, stderr } of refused) {
    expect(status).toBe(1)
    expect(stderr).toMatch(/全是 0|字节/)
  }
})

test('a folder is told apart from a file', () => {
  mkdirSync(join(folder, 'folder.shp'))
  expect(run('boundary', join(folder, 'folder.shp')).stderr).toContain('这是文件夹')
})
