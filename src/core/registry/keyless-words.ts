import { type CalledTarget, type CutTarget, isCalled, placeOf } from './cut-target.ts'

/**
 * Why the room of such a target cannot be cut yet, and what to do: nobody holds keys to where its orders go. Told when it is
 * registered, not at the first cut. `holdsKeys`: whether the secret file has some for it.
 */
export function keylessWords(
  target: CutTarget | null,
  holdsKeys: (target: CalledTarget) => boolean,
): { readonly zh: string; readonly en: string } | null {
  if (target === null || !isCalled(target) || holdsKeys(target)) return null
  const place = placeOf(target)
  return {
    zh: `密钥文件里没有 ${place} 的密钥，补上以前不能阻断这个直播间：请在 XUNCHA_SECRET_FILE 中写入该处的密钥并重启，或改为发函`,
    en: `the secret file has no keys to ${place}: this room cannot be cut until they are there. Write them into XUNCHA_SECRET_FILE and restart, or write a letter instead`,
  }
}
