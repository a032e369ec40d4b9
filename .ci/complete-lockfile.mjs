// Run after `npm install` changed package-lock.json: node .ci/complete-lockfile.mjs
//
// Registries that mirror only one platform answer 404 for the builds of the others. npm then leaves those optional
// packages out of the lock file, and `npm ci` refuses a lock file with holes. Each hole is filled with what its name
// says (version, os, cpu, libc), so that every platform skips what is not for it and installs what is.
import { readFileSync, writeFileSync } from 'node:fs'

const SYSTEMS = [
  'android',
  'darwin',
  'win32',
  'freebsd',
  'openbsd',
  'netbsd',
  'sunos',
  'aix',
  'openharmony',
  'linux',
]
const PROCESSORS = [
  'arm64',
  'x64',
  'ia32',
  'arm',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'mips64el',
  'wasm32',
]
const ALIASES = {
  aarch64: 'arm64',
  armv7: 'arm',
  armhf: 'arm',
  ppc64le: 'ppc64',
  windows: 'win32',
  386: 'ia32',
}

const FILE = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(FILE, 'utf8'))
const { packages } = lock

/** Where Node would find `name` from the package at `path`; null when it is in the lock file nowhere. */
function find(path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const place = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`
    if (packages[place] !== undefined) return place
    if (at === '') return null
  }
}

function platformOf(name) {
  const words = name
    .split(/[/@._-]+/)
    .map((word) => ALIASES[word] ?? word)
    .map((word) => (word.startsWith('linuxmusl') ? 'linux' : word))
  const os = words.filter((word) => SYSTEMS.includes(word))
  const cpu = words.filter((word) => PROCESSORS.includes(word))
  const isMusl = /musl/.test(name)
  return {
    ...(os.length > 0 ? { os: [...new Set(os)] } : {}),
    ...(cpu.length > 0 ? { cpu: [cpu.at(-1)] } : {}),
    ...(os.includes('linux') ? { libc: [isMusl ? 'musl' : 'glibc'] } : {}),
  }
}

let filled = 0
for (const [path, entry] of Object.entries({ ...packages })) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (find(path, name) !== null) continue
    const version = range.replace(/^[\^~]/, '')
    if (!/^\d+\.\d+\.\d+/.test(version)) continue
    const platform = platformOf(name)
    if (Object.keys(platform).length === 0) {
      console.error(`no platform in the name ${name} (wanted by ${path}); left out`)
      continue
    }
    packages[`node_modules/${name}`] = {
      version,
      optional: true,
      ...(entry.dev ? { dev: true } : {}),
      ...platform,
    }
    filled += 1
  }
}
const [root, ...rest] = Object.entries(packages)
lock.packages = Object.fromEntries([root, ...rest.toSorted(([a], [b]) => a.localeCompare(b, 'en'))])
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`)
console.error(`${filled} optional packages filled in`)
