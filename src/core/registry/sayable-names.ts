import type { CutTarget } from './cut-target.ts'

/**
 * The control addresses of nginx-rtmp compare names as they stand in the address, escapes and all (`ngx_http_arg`): another
 * name cannot be said there. Without a name every stream of the application is dropped.
 */
const SAYABLE = /^[\w.~@:/=+,-]+$/

export const isSayableName = (name: string): boolean => SAYABLE.test(name)

/** Why the stream of a target can never be dropped, and what to do; told when it is registered, not at the first cut. */
export function unsayableWords(
  target: CutTarget | null,
): { readonly zh: string; readonly en: string } | null {
  if (target?.platform !== 'nginx-rtmp') return null
  const odd = [target.app, target.stream].filter((name) => !isSayableName(name))
  if (odd.length === 0) return null
  return {
    zh: `nginx-rtmp 的控制接口无法表达 ${odd.join('、')}，这路流断不开，只能禁止再次推流。请让机构改用字母、数字和 . _ - 组成的应用名、流名，或改为发函`,
    en: `nginx-rtmp cannot be told of ${odd.join(', ')}: this stream cannot be dropped, only kept out. Have the institution use names of letters, digits and . _ -, or write a letter instead`,
  }
}
