import { boundary } from './boundary.kind.ts'
import { dem } from './dem.kind.ts'
import type { Kind } from './kind.types.ts'

/** Everything that can be brought in, in the order a county would. */
export const KINDS: readonly Kind[] = [boundary, dem]
