import { join } from 'node:path'
import type { Next } from 'koa'
import type { Context, Services } from '../context.ts'
import { ProblemError } from '../errors.ts'
import { signedIn } from '../http/endpoint.ts'
import { safeRelativePath, sendFile } from '../http/send_file.ts'
import { TILE_SETS, type TileSet, type TileSets } from './tile_sets.ts'

const FOREVER = 'private, max-age=31536000, immutable'
const ASK_AGAIN = 'private, no-cache'
/** The land itself: the same for everyone, with nothing of people in it, so that a watcher need not sign in to see whether it is there. */
const PUBLIC: readonly TileSet[] = ['terrain', 'basemap']

/**
 * Baked tiles and mounted scenes: terrain and basemap for everyone, the others for signed-in readers. An address that
 * names its version (`?v=`) may be kept for good; one that does not is asked about again, so that a new bake shows at once.
 */
export function tileFiles({ config }: Services, tileSets: TileSets) {
  return async (ctx: Context, next: Next) => {
    const [, folder, set = '', ...rest] = ctx.path.split('/')
    if (folder !== 'tiles') return next()
    if (!(PUBLIC as readonly string[]).includes(set)) signedIn(ctx)
    // What is not on the disk comes from the database.
    if (set !== 'scenes' && !isTileSet(set)) return next()
    ctx.state.route = 'file'
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD')
      throw new ProblemError('method_not_allowed', { allowed: 'GET, HEAD' }, { Allow: 'GET, HEAD' })
    const sent = set === 'scenes' ? await sendScene(ctx, config.dataDir, rest) : await sendTile(ctx, tileSets, set, rest)
    if (!sent) throw new ProblemError('not_found')
  }
}

async function sendTile(ctx: Context, tileSets: TileSets, set: TileSet, rest: string[]): Promise<boolean> {
  const path = safeRelativePath(rest.join('/'))
  const asked = typeof ctx.query['v'] === 'string' ? ctx.query['v'] : undefined
  // A page that was open during a bake goes on with the set it began with, as long as that lies there.
  const askedFolder = asked === undefined ? undefined : await tileSets.folder(set, asked)
  if (askedFolder && asked && path) return sendFile(ctx, askedFolder, path, { cacheControl: FOREVER, version: asked })
  const version = await tileSets.current(set)
  const folder = version === undefined ? undefined : await tileSets.folder(set, version)
  if (!folder || !path) return false
  return sendFile(ctx, folder, path, { cacheControl: ASK_AGAIN, version })
}

async function sendScene(ctx: Context, dataDir: string, rest: string[]): Promise<boolean> {
  const path = safeRelativePath(rest.join('/'))
  return path !== undefined && path.includes('/') && sendFile(ctx, join(dataDir, 'scenes'), path, { cacheControl: ASK_AGAIN })
}

function isTileSet(set: string): set is TileSet {
  return (TILE_SETS as readonly string[]).includes(set)
}
