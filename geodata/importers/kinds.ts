import { areas } from './areas.kind.ts'
import { boundary } from './boundary.kind.ts'
import { dem } from './dem.kind.ts'
import { facilities } from './facilities.kind.ts'
import { houses } from './houses.kind.ts'
import { industry } from './industry.kind.ts'
import type { Kind } from './kind.types.ts'
import { parcels } from './parcels.kind.ts'
import { rivers } from './rivers.kind.ts'
import { tileset } from './tileset.kind.ts'

/** Everything that can be brought in, in the order a county would. A new one is an object in a file of its own and a line here. */
export const KINDS: readonly Kind[] = [boundary, areas, dem, rivers, houses, parcels, industry, facilities, tileset]
