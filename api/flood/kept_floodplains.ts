import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bytesOf, KeptFiles } from '../jobs/kept_files.ts'
import type { Floodplain } from './floodplain.ts'
import type { FloodplainQuestion } from './floodplain.worker.ts'

/** Bytes of one cell: its number and station, its ground, and what it needs. */
const CELL_BYTES = 4 + 4 + 2 + 1

/** What rivers can flood, in files: a long river takes a county some seconds. */
export class KeptFloodplains {
  private readonly files: KeptFiles

  constructor(dataDir: string) {
    this.files = new KeptFiles(join(dataDir, 'floods'))
  }

  /** Undefined where it is not kept, or not whole. */
  async find(asked: FloodplainQuestion): Promise<Floodplain | undefined> {
    const bytes = await this.files.find(reliefOf(asked), courseOf(asked))
    if (!bytes || bytes.length % CELL_BYTES !== 0) return undefined
    const { buffer } = new Uint8Array(bytes)
    const cells = bytes.length / CELL_BYTES
    return {
      cells: new Uint32Array(buffer, 0, cells),
      stations: new Uint32Array(buffer, cells * 4, cells),
      ground: new Int16Array(buffer, cells * 8, cells),
      needed: new Uint8Array(buffer, cells * 10, cells),
    }
  }

  /** @throws Error when the disk takes no more */
  keep(asked: FloodplainQuestion, { cells, stations, ground, needed }: Floodplain): Promise<void> {
    return this.files.keep(reliefOf(asked), courseOf(asked), Buffer.concat([cells, stations, ground, needed].map(bytesOf)))
  }
}

/** Another relief, another highest rise and another method have another name. */
function reliefOf({ width, height, heights, most }: FloodplainQuestion): string {
  const method = readFileSync(join(import.meta.dirname, 'floodplain.ts'))
  return createHash('sha256').update(method).update(`${width} ${height} ${most} `).update(bytesOf(heights)).digest('hex')
}

function courseOf({ course: { cells, levels } }: FloodplainQuestion): string {
  return createHash('sha256').update(bytesOf(cells)).update(bytesOf(levels)).digest('hex')
}
