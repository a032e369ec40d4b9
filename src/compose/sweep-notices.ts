import type { Notice } from '../contracts/system.ts'
import type { SweepTroubles } from '../core/patrol/sweeps/sweep-troubles.ts'
import type { WrittenSweep } from '../ports/written-sweep.ts'

/** File and line of the sweep's scope. */
export function fileOf(sweeps: readonly WrittenSweep[], name: string): string {
  const found = sweeps.find((sweep) => sweep.name === name)
  return found === undefined ? 'sweeps' : `${found.file}:${found.scopeLine}`
}

type Named = {
  /** Where the scope of the sweep is written. */
  readonly placeOf: (name: string) => string
  readonly titleOf: (name: string) => { readonly zh: string; readonly en: string }
}

/** What people call the sweep; one that is written nowhere any more keeps its name. */
export function titleOf(
  sweeps: readonly WrittenSweep[],
  name: string,
): { readonly zh: string; readonly en: string } {
  const found = sweeps.find((sweep) => sweep.name === name)
  return found === undefined ? { zh: name, en: name } : { zh: found.titleZh, en: found.titleEn }
}

/** A sweep that was taken off, or that holds nobody, is told until it is mended. */
export function sweepNotices(
  { takenOff, withoutRooms }: SweepTroubles,
  { placeOf, titleOf: say }: Named,
): readonly Notice[] {
  const off: readonly Notice[] = takenOff.map((name) => ({
    code: 'sweep-taken-off',
    zh: `巡查“${say(name).zh}”今天被人暂停或停止：只由它管的房间现在无人巡查。在“巡查”页打开它，填写理由，点“恢复”`,
    en: `the sweep ${say(name).en} was paused or stopped for today: rooms that no other sweep holds are not patrolled. Open it on the page of sweeps, give a reason and press Resume`,
  }))
  const empty: readonly Notice[] = withoutRooms.map((name) => ({
    code: 'sweep-without-rooms',
    zh: `巡查“${say(name).zh}”（${placeOf(name)}）的 scope 没有一个在册房间：请放宽 scope，或给房间登记相应的地区、学段、平台、等级、标签`,
    en: `the scope of the sweep ${say(name).en} (${placeOf(name)}) fits no registered room: widen the scope, or register rooms with its region, stage, platform, tier or tag`,
  }))
  return [...off, ...empty]
}
