import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { cesiumAssets } from './vite/cesiumAssets.ts'
import { leanCesium } from './vite/leanCesium.ts'
import { precompress } from './vite/precompress.ts'

/** Where `npm run dev` finds the API and the tiles. */
const server = `http://127.0.0.1:${process.env['PORT'] ?? '8080'}`

export default defineConfig({
  plugins: [react(), leanCesium(), cesiumAssets(), precompress()],
  server: { port: Number(process.env['WEB_PORT'] ?? 5173), proxy: { '^/api/': server, '^/tiles/': server, '^/readyz$': server } },
  build: {
    target: 'es2023',
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // Cesium alone is 4 MB; it loads after the sign-in page has been drawn.
    chunkSizeWarningLimit: 6000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /preload-helper|node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 2 },
            { name: 'cesium', test: /node_modules[\\/](cesium|@cesium|resium)[\\/]/, priority: 1 },
          ],
        },
      },
    },
  },
})
