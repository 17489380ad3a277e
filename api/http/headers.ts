import helmet from 'koa-helmet'
import type { Config } from '../config.ts'

/**
 * Security headers. The map engine decodes meshes in WebAssembly and starts its workers from blobs; the widget
 * library writes its styles inline. Nothing comes from other sites, except official imagery where a key is set.
 */
export function securityHeaders({ tiandituToken }: Config) {
  const imagery = tiandituToken ? ['https://*.tianditu.gov.cn'] : []
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        workerSrc: ["'self'", 'blob:'],
        childSrc: ["'self'", 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...imagery],
        connectSrc: ["'self'", 'data:', 'blob:', ...imagery],
        fontSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Set by whoever ends TLS in front of the server: it alone knows that every host of the name has it.
    strictTransportSecurity: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
  })
}
