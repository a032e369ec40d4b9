import { copyFile, mkdir, rename, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The integer models: half the time of the float ones at nearly the same reading (docs/detection.md). */
export const MODEL_VARIANT = '4.0.0_best_int'
export const LANGUAGES = ['chi_sim', 'eng'] as const
/** `jpn` and `kaz` (for Russian) are read only where a picture looks like it. */
export type Language = (typeof LANGUAGES)[number] | 'jpn' | 'kaz'

/**
 * Copies the language data that npm shipped into `folder`, where the engine looks for it: tesseract.js would fetch it
 * from a public CDN otherwise. Files of the right size are left alone; a copy appears under its name only when whole,
 * so that two processes may prepare the same folder.
 */
export async function provideLanguageData(
  folder: string,
  languages: readonly Language[],
): Promise<void> {
  const require = createRequire(import.meta.url)
  await mkdir(folder, { recursive: true })
  for (const language of languages) {
    const shipped = dirname(require.resolve(`@tesseract.js-data/${language}/package.json`))
    const file = `${language}.traineddata.gz`
    await copyWhole(join(shipped, MODEL_VARIANT, file), join(folder, file))
  }
}

async function copyWhole(source: string, target: string): Promise<void> {
  const [wanted, present] = await Promise.all([
    stat(source),
    stat(target).catch(() => null), // Not there yet.
  ])
  if (present?.size === wanted.size) return
  const partial = `${target}.${crypto.randomUUID()}.partial`
  await copyFile(source, partial)
  await rename(partial, target)
}
