import { gzipSync } from 'node:zlib'
import { serveParts } from '../crew.ts'
import type { Bounds, HeightLevel } from '../heights.ts'
import { folderSink } from '../sink.ts'
import type { BakedNodes, NodePart } from './buildings.ts'
import { glbReady } from './glb.ts'
import { houseTile } from './house-tile.ts'
import type { HouseColumns } from './houses.columns.ts'

interface Task {
  houses: HouseColumns
  region: Bounds
  land: HeightLevel
  folder: string
}

serveParts<Task, NodePart, BakedNodes>(async ({ houses, region, land, folder }) => {
  await glbReady
  const sink = folderSink(folder, '')
  return async ({ nodes }) => {
    const baked: BakedNodes = { houses: 0, bytes: 0, heights: [] }
    for (const node of nodes) {
      const tile = houseTile(node, region, houses, land)
      const bytes = gzipSync(tile.glb, { level: 9 })
      sink.put(`content/${node.level}/${node.x}/${node.y}.glb`, bytes)
      baked.houses += node.houses.length
      baked.bytes += bytes.length
      baked.heights.push({ lowest: tile.lowest, highest: tile.highest })
    }
    return baked
  }
})
