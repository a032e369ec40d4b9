import { execFileSync, spawnSync } from 'node:child_process'

/** What a stranger checks evidence with, by the Debian package it comes in. */
const TOOLS = { unzip: 'unzip', sha256sum: 'coreutils', openssl: 'openssl', bash: 'bash' } as const

/** Puts what is missing on a bare machine; throws when it cannot be had, so that nothing passes untried. */
export function needStrangersTools(): void {
  const missing = Object.entries(TOOLS).filter(([tool]) => spawnSync('which', [tool]).status !== 0)
  if (missing.length === 0) return
  const options = { timeout: 180_000, stdio: 'pipe' } as const
  execFileSync('apt-get', ['update', '-qq'], options)
  const packages = missing.map(([, name]) => name)
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options)
}
