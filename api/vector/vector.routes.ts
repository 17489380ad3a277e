import type { TileLayer } from '../contract/tile_layer.ts'
import { getTileJson, getVectorTile, TILE_LAYERS, type TileJson } from '../contract/vector.ts'
import type { Account, Context, Services } from '../context.ts'
import { ProblemError } from '../errors.ts'
import { open, signedIn, type Endpoint } from '../http/endpoint.ts'
import { siteOf } from '../http/origin.ts'
import { createVectorCache, layerKey, tagOf, type Packing } from './vector.cache.ts'
import { readBounds, readVersions } from './vector.queries.ts'
import { vectorTile } from './vector.tiles.ts'

/** How long versions are trusted before they are read again, ms: a change shows within it. */
const TRUSTED = 1000
const ATTRIBUTION = '一图 Yitu'

/** Layers from the database as vector tiles and their TileJSON, each reader's own, kept in memory by scope and version. */
export function vectorEndpoints(layers: readonly TileLayer[] = TILE_LAYERS): Endpoint[] {
  const cache = createVectorCache()
  const versionOf = createVersions()

  function find(id: string): TileLayer {
    const layer = layers.find((candidate) => candidate.id === id)
    if (!layer) throw new ProblemError('not_found')
    return layer
  }

  /** Sends bytes unless the reader has them already: then nothing is read, only whether anything changed. */
  async function send(ctx: Context, key: string, type: string, make: () => Promise<Buffer>): Promise<undefined> {
    ctx['compress'] = false
    ctx.vary('Accept-Encoding')
    ctx.set('Cache-Control', 'private, no-cache')
    ctx.set('ETag', tagOf(key))
    ctx.status = 200
    if (ctx.fresh) {
      ctx.status = 304
      return
    }
    const wanted = (ctx.acceptsEncodings('br', 'gzip', 'identity') || 'identity') as Packing
    const { bytes, packing } = await cache.get(key, wanted, make)
    if (bytes.length === 0) {
      ctx.status = 204
      return
    }
    ctx.body = bytes
    ctx.type = type
    if (packing !== 'identity') ctx.set('Content-Encoding', packing)
  }

  return [
    open(getTileJson, async ({ ctx, services, params }) => {
      const account = signedIn(ctx)
      const layer = find(params.layer)
      const version = await versionOf(services, layer.table)
      const site = siteOf(ctx)
      await send(ctx, `json ${layerKey(layer, version, account.scope)} ${site}`, 'application/json', async () => {
        const bounds = await services.database().scoped(account.scope, (sql) => readBounds(sql, layer))
        return Buffer.from(JSON.stringify(tileJson(layer, version, site, bounds)))
      })
      return undefined
    }),
    open(getVectorTile, async ({ ctx, services, params: { layer: id, ...tile } }) => {
      const account: Account = signedIn(ctx)
      const layer = find(id)
      const key = layerKey(layer, await versionOf(services, layer.table), account.scope)
      await send(ctx, `${key} ${tile.z}/${tile.x}/${tile.y}`, getVectorTile.contentType!, async () =>
        tile.z < layer.minzoom ? Buffer.alloc(0) : services.database().scoped(account.scope, (sql) => vectorTile(sql, layer, tile)),
      )
      return undefined
    }),
  ]
}

function tileJson(layer: TileLayer, version: string, site: string, bounds: TileJson['bounds']): TileJson {
  const { id, description, minzoom, maxzoom } = layer
  const fields = Object.fromEntries(Object.entries(layer.fields.shape).map(([name, field]) => [name, field.description ?? name]))
  return {
    tilejson: '3.0.0',
    name: id,
    description,
    version: `1.0.${version}`,
    attribution: ATTRIBUTION,
    scheme: 'xyz',
    tiles: [`${site}/tiles/${id}/{z}/{x}/{y}.mvt`],
    minzoom,
    maxzoom,
    ...(bounds ? { bounds } : {}),
    vector_layers: [{ id, description, minzoom, maxzoom, fields }],
  }
}

/** When a noun last changed, as the database said a moment ago; asked for by many at once, it is read once. */
function createVersions(): (services: Services, table: string) => Promise<string> {
  let read: { at: number; versions: Promise<Map<string, string>> } | undefined
  return async (services, table) => {
    if (!read || performance.now() - read.at > TRUSTED) {
      const reading = { at: performance.now(), versions: services.database().system(readVersions) }
      read = reading
      reading.versions.catch(() => {
        if (read === reading) read = undefined
      })
    }
    return (await read.versions).get(table) ?? '0'
  }
}
