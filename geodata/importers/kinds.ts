import { areas } from './areas.kind.ts'
import { boundary } from './boundary.kind.ts'
import { dem } from './dem.kind.ts'
import type { Kind } from './kind.types.ts'
import { rivers } from './rivers.kind.ts'
import { tileset } from './tileset.kind.ts'

/** Everything that can be brought in, in the order a county would. */
export const KINDS: readonly Kind[] = [boundary, areas, dem, rivers, tileset]
