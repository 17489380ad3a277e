import { createRequire } from 'node:module'
import path from 'node:path'
import type { Plugin } from 'vite'

const SPZ = '@spz-loader/core'
const LAZY_SPZ = '\0lazy-spz'

/**
 * Leaves out of the first load what the map never draws: resium's other components, and with them most of Cesium's widgets and
 * data sources; the encoders of meshoptimizer; the decoder of Gaussian splats, 180 kB, until a model wants it.
 */
export function leanCesium(): Plugin {
  const meshopt = path.dirname(createRequire(import.meta.url).resolve('meshoptimizer'))
  return {
    name: 'lean-cesium',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source === 'meshoptimizer' && importer?.includes('@cesium/engine')) return path.join(meshopt, 'meshopt_decoder.mjs')
      return source === SPZ && importer !== LAZY_SPZ ? LAZY_SPZ : undefined
    },
    load(id) {
      if (id !== LAZY_SPZ) return undefined
      return `export const loadSpz = (...given) => import(${JSON.stringify(SPZ)}).then((module) => module.loadSpz(...given))`
    },
    // Components are made by calls at the top of one file; marked pure, those that nobody uses go away.
    transform: {
      filter: { id: /\/resium\/dist\/resium\.js$/ },
      handler: (code) => code.replaceAll(/ = (?=[\w$]+\((?:\{$|"))/gm, ' = /* @__PURE__ */ '),
    },
  }
}
