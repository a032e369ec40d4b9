import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { CanaryKind } from '../../../core/canary/canary-run.ts'
import { fail, type Result, succeed } from '../../../core/fault.ts'
import { ENOUGH_LETTERS, lettersUnderstood } from '../../../core/hearing/speech-over-time.ts'

/** A recording of the installation's own, with what is said in it. */
export type VoiceClip = {
  readonly kind: CanaryKind
  readonly file: string
  readonly says: string
}

/** What is wrong with a file, in both languages, after its name. */
export type ClipTrouble = { readonly file: string; readonly zh: string; readonly en: string }

const SETTING = 'XUNCHA_CANARY_VOICES'
const KINDS: readonly CanaryKind[] = ['lesson', 'other']
const SOUND = /\.(wav|mp3|m4a|aac|ogg|opus|flac)$/i
const MOST_CLIPS = 50
const MOST_BYTES = 50_000_000
const MOST_TEXT_BYTES = 100_000

/** One sentence that names every file that is wrong, and what is to be done about it. */
export const wrongClips = (troubles: readonly ClipTrouble[]): Result<never> =>
  fail(
    'setting-invalid',
    `设置 ${SETTING} 无效：${troubles.map(({ file, zh }) => `${file} ${zh}`).join('；')}。Setting ${SETTING} is invalid: ${troubles.map(({ file, en }) => `${file} ${en}`).join('; ')}.`,
    SETTING,
  )

async function readText(path: string): Promise<string | null> {
  try {
    const found = await stat(path)
    // A pipe would be waited for without end.
    if (!found.isFile() || found.size > MOST_TEXT_BYTES) return null
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path)).trim()
  } catch {
    return null
  }
}

async function readClip(
  kind: CanaryKind,
  folder: string,
  name: string,
): Promise<VoiceClip | ClipTrouble> {
  const file = join(folder, name)
  const found = await stat(file).catch(() => null)
  if (found === null || !found.isFile() || found.size === 0) {
    return { file, zh: '不是可以读取的文件', en: 'is no file that can be read' }
  }
  if (found.size > MOST_BYTES) {
    return { file, zh: '超过 50 MB，请剪短', en: 'has more than 50 MB: cut it shorter' }
  }
  const textFile = file.replace(SOUND, '.txt')
  const says = await readText(textFile)
  if (says === null) {
    const zh = '读不到：请把录音里说的话逐字写在这个 UTF-8 文本文件里'
    return { file: textFile, zh, en: 'cannot be read: write down there, in UTF-8, what is said' }
  }
  if (lettersUnderstood(says) < ENOUGH_LETTERS) {
    const zh = `应有至少 ${ENOUGH_LETTERS} 个字的汉语原文`
    return { file: textFile, zh, en: `should have ${ENOUGH_LETTERS} letters of Chinese at least` }
  }
  return { kind, file, says }
}

async function readKind(
  folder: string,
  kind: CanaryKind,
): Promise<readonly (VoiceClip | ClipTrouble)[]> {
  const own = join(folder, kind)
  const names = ((await readdir(own).catch(() => null)) ?? []).filter((name) => SOUND.test(name))
  if (names.length === 0) {
    const zh = '里没有录音：请放入 .wav、.mp3、.m4a、.aac、.ogg、.opus 或 .flac 文件'
    return [
      {
        file: own,
        zh,
        en: 'holds no recording: put a .wav, .mp3, .m4a, .aac, .ogg, .opus or .flac there',
      },
    ]
  }
  if (names.length > MOST_CLIPS) {
    const zh = `里超过 ${MOST_CLIPS} 个录音，请减少`
    return [{ file: own, zh, en: `holds more than ${MOST_CLIPS} recordings: take some away` }]
  }
  return await Promise.all(names.toSorted().map((name) => readClip(kind, own, name)))
}

/**
 * Recordings of a folder: `lesson/NAME.wav` is a lesson, `other/NAME.wav` is none, `NAME.txt` beside it is what is said.
 * Opens no sound yet.
 * @returns fault `setting-invalid`, which names every file that is wrong
 */
export async function readVoiceClips(folder: string): Promise<Result<readonly VoiceClip[]>> {
  const found = (await Promise.all(KINDS.map((kind) => readKind(folder, kind)))).flat()
  const clips = found.filter((one): one is VoiceClip => 'says' in one)
  const troubles = found.filter((one): one is ClipTrouble => !('says' in one))
  return troubles.length === 0 ? succeed(clips) : wrongClips(troubles)
}
