import { cpSync, createReadStream, existsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Plugin, ResolvedConfig } from 'vite'

const MIME: Record<string, string> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.css': 'text/css',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.svg': 'image/svg+xml',
  '.xml': 'text/xml',
  '.glb': 'model/gltf-binary',
}
/** What Cesium fetches at run time. Sky, Moon and star pictures are left out: the map draws none of them. */
const FOLDERS = ['Workers', 'ThirdParty', 'Assets']
const UNUSED = ['Assets/Textures/SkyBox', 'Assets/Textures/NaturalEarthII', 'Assets/Textures/maki']

/** Serves Cesium's static files at /cesium/ while developing and copies them into the build. */
export function cesiumAssets(): Plugin {
  const root = path.join(path.dirname(createRequire(import.meta.url).resolve('cesium/package.json')), 'Build/Cesium')
  let config: ResolvedConfig
  return {
    name: 'cesium-assets',
    config: () => ({ define: { CESIUM_BASE_URL: JSON.stringify('/cesium/') } }),
    configResolved(resolved) {
      config = resolved
    },
    configureServer(server) {
      server.middlewares.use('/cesium', (request, response, next) => {
        const relative = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/')
        const file = path.join(root, path.normalize(relative))
        if (!file.startsWith(root) || !existsSync(file) || !statSync(file).isFile()) return next()
        response.setHeader('Content-Type', MIME[path.extname(file)] ?? 'application/octet-stream')
        createReadStream(file).pipe(response)
      })
    },
    // Knockout, inside Cesium's widgets, finds the global object by `eval`, which the content security policy forbids.
    transform: {
      filter: { id: /knockout.*\.js$/ },
      handler: (code) => code.replace(/\(0,\s*eval\)\((["'])this\1\)/, 'globalThis'),
    },
    writeBundle() {
      const out = path.resolve(config.root, config.build.outDir, 'cesium')
      const wanted = (file: string) => !UNUSED.some((folder) => path.relative(root, file).startsWith(folder))
      for (const folder of FOLDERS) cpSync(path.join(root, folder), path.join(out, folder), { recursive: true, filter: wanted })
    },
  }
}
