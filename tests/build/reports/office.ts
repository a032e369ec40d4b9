import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Parts of LibreOffice by the file that each brings. */
const PARTS = { 'libreoffice-calc': 'libsclo.so', 'libreoffice-writer': 'libswlo.so' } as const
const PROGRAM = '/usr/lib/libreoffice/program'
const APT = { timeout: 600_000, stdio: 'pipe' } as const

/** Puts what is missing on a bare machine; throws when it cannot be had, so that nothing passes untried. */
export function needOffice(): void {
  const missing = Object.entries(PARTS).filter(([, file]) => !existsSync(join(PROGRAM, file)))
  if (missing.length === 0) return
  execFileSync('apt-get', ['update', '-qq'], APT)
  const names = missing.map(([name]) => name)
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], APT)
}

/** What LibreOffice makes of a file, with a profile of its own in `folder`. */
export async function converted(
  folder: string,
  name: string,
  bytes: Uint8Array,
  to: string,
): Promise<string> {
  await writeFile(join(folder, name), bytes)
  const profile = `-env:UserInstallation=file://${folder}/profile`
  const asked = ['--headless', profile, '--convert-to', to, '--outdir', folder, join(folder, name)]
  execFileSync('soffice', asked, { timeout: 180_000, stdio: 'pipe' })
  const extension = to.split(':')[0] ?? to
  return await readFile(join(folder, name.replace(/\w+$/, extension)), 'utf8')
}
