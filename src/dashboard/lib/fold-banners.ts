import type { SystemInfo } from '../../contracts/system.ts'

type Known = Pick<SystemInfo, 'clockShiftSeconds' | 'notices'> & {
  readonly parts: readonly { readonly ready: boolean }[]
}

export type FoldedKind = 'blind' | 'drill' | 'notice' | 'sound'

/** What one line stands for when all banners are folded into it: their kinds, the gravest first, and how many they are. */
export function foldBanners(
  info: Known | undefined,
  soundBlocked: boolean,
): { readonly kinds: readonly FoldedKind[]; readonly count: number } {
  const counts: readonly (readonly [FoldedKind, number])[] = [
    ['blind', info?.parts.some(({ ready }) => !ready) === true ? 1 : 0],
    ['drill', info === undefined || info.clockShiftSeconds === 0 ? 0 : 1],
    ['notice', info?.notices.length ?? 0],
    ['sound', soundBlocked ? 1 : 0],
  ]
  const there = counts.filter(([, count]) => count > 0)
  return {
    kinds: there.map(([kind]) => kind),
    count: there.reduce((sum, [, count]) => sum + count, 0),
  }
}
