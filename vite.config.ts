import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Every browser that runs this page knows woff2; without the older copies the build holds half as many font files. */
function woff2Only(): Plugin {
  return {
    name: 'woff2-only',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('@fontsource') || !id.endsWith('.css')) return null
      return { code: code.replaceAll(/,\s*url\([^)]*\.woff\)\s*format\('woff'\)/g, ''), map: null }
    },
  }
}

/** Beside each text of the build its copies as they go over the wire, made once and not at each request. */
function compressedCopies(folder: string): Plugin {
  const brotli = promisify(brotliCompress)
  const zip = promisify(gzip)
  return {
    name: 'compressed-copies',
    apply: 'build',
    async closeBundle() {
      const names = await readdir(folder, { recursive: true })
      for (const name of names.filter((one) => /\.(?:js|css|svg|html|json)$/.test(one))) {
        const file = join(folder, name)
        const text = await readFile(file)
        await writeFile(`${file}.br`, await brotli(text))
        await writeFile(`${file}.gz`, await zip(text, { level: 9 }))
      }
    },
  }
}

export default defineConfig({
  root: 'src/dashboard',
  base: '/',
  plugins: [react(), woff2Only(), compressedCopies('dist/dashboard')],
  build: {
    outDir: '../../dist/dashboard',
    emptyOutDir: true,
    target: 'es2023',
    // The page is served under `default-src 'self'`: nothing may be inlined as data or script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
})
