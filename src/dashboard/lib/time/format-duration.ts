export type SpokenAge = { readonly unit: 'seconds' | 'minutes' | 'hours' | 'days'; count: number }

/** How long ago, in the largest unit that is not zero. */
export function ageOf(totalSeconds: number): SpokenAge {
  const whole = Math.max(0, Math.floor(totalSeconds))
  if (whole < 60) return { unit: 'seconds', count: whole }
  if (whole < 3600) return { unit: 'minutes', count: Math.floor(whole / 60) }
  if (whole < 86_400) return { unit: 'hours', count: Math.floor(whole / 3600) }
  return { unit: 'days', count: Math.floor(whole / 86_400) }
}

/** `840 ms`, `2.4 s`. */
export function latencyText(millis: number): string {
  return millis < 1000 ? `${Math.round(millis)} ms` : `${(millis / 1000).toFixed(1)} s`
}

/** `9 分 58 秒`, `1 h 2 min`: a span, never to be taken for a time of day. Negative ones (clocks that disagree) are none. */
export function lengthText(totalSeconds: number, language: 'zh' | 'en'): string {
  const whole = Math.max(0, Math.floor(totalSeconds))
  const units = language === 'zh' ? (['小时', '分', '秒'] as const) : (['h', 'min', 's'] as const)
  const counts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const told = counts.flatMap((count, i) => (count === 0 ? [] : [`${count} ${units[i]}`]))
  return told.length === 0 ? `0 ${units[2]}` : told.join(' ')
}
