/** The stages by which work is dealt out, in the order in which the data takes them (docs/architecture.md). */
export const WORK_STAGES = [
  'plan',
  'probe',
  'watch',
  'record',
  'alert',
  'cut',
  'prove',
  'hold',
  'letter',
] as const
export type WorkStage = (typeof WORK_STAGES)[number]

/** Jobs of a stage that one process works side by side, at most. */
export const MOST_AT_ONCE = 1_000

/** Said of what names no stage or no such number, whether it came from `XUNCHA_WORK` or over the interface. */
export function notWork(part: string, least: 0 | 1): { readonly zh: string; readonly en: string } {
  const example = `watch=32,probe（${WORK_STAGES.join('、')}；${least}–${MOST_AT_ONCE}）`
  return {
    zh: `“${part}”应写成 ${example}，每种一次`,
    en: `"${part}" is not of the form watch=32,probe, each kind once (${WORK_STAGES.join(', ')}; ${least} to ${MOST_AT_ONCE})`,
  }
}
