import { Relief } from './Relief.ts'

async function answered(path: string): Promise<Response> {
  const response = await fetch(path)
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return response
}

/** The county's relief, from the tiles the map is drawn of. */
export const relief = new Relief({
  layer: async () => (await answered('/tiles/terrain/layer.json')).json(),
  tile: async (level, x, y, version) => (await answered(`/tiles/terrain/${level}/${x}/${y}.terrain?v=${version}`)).arrayBuffer(),
})
