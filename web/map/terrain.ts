import { queryOptions, useQuery } from '@tanstack/react-query'
import { CesiumTerrainProvider, type TerrainProvider } from 'cesium'
import { tilesQuery } from '../queries.ts'

/**
 * The county's relief, one for every map on the page; undefined while it is being fetched or baked.
 * @throws while rendering when it cannot be read
 */
export function useTerrain(): TerrainProvider | undefined {
  const { data: tiles } = useQuery(tilesQuery())
  const { data } = useQuery(
    queryOptions({
      queryKey: ['terrain', tiles?.terrain],
      enabled: Boolean(tiles?.terrain),
      staleTime: Infinity,
      throwOnError: true,
      queryFn: (): Promise<TerrainProvider> => CesiumTerrainProvider.fromUrl('/tiles/terrain', { requestVertexNormals: true }),
    }),
  )
  return data
}
