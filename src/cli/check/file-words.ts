import type { UnseenReason } from '../../core/patrol/unseen-reason.ts'

const WORDS: Readonly<Partial<Record<UnseenReason, string>>> = {
  'bad-address':
    '地址有误：没有这个文件，或它是文件夹或设备，或不在本机 (there is no such file, or it is a folder or a device, or on another machine)',
  refused: '没有读取这个文件的权限 (the file may not be read)',
  empty: '文件是空的 (the file is empty)',
  'not-media': '文件不是音视频或图片 (the file is neither video nor a picture)',
  'audio-only':
    '文件里只有声音；check 只看不听，声音请用 xuncha transcribe 听 (there is only sound in the file: check does not listen, xuncha transcribe does)',
  'decoder-failed':
    '文件已损坏，或格式无法解码 (the file is damaged, or of a format that cannot be decoded)',
}

/** What is wrong with a file that was to be checked, in a sentence; `null` for other addresses and reasons. */
export const fileWords = (url: string, reason: UnseenReason): string | null =>
  /^file:/i.test(url) ? (WORDS[reason] ?? null) : null
