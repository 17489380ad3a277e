import { listScenes } from '../contract/scenes.ts'
import { open, type Endpoint } from '../http/endpoint.ts'
import { listMountedScenes } from './scenes.files.ts'

export const scenesEndpoints: Endpoint[] = [
  open(listScenes, async ({ services }) => ({ items: await listMountedScenes(services.config.dataDir) })),
]
