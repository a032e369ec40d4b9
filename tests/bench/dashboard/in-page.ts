/*
 * What runs in a page, as text: frames, long tasks, and the moment at which a mark comes on the screen. The tests know no
 * browser's types.
 */

/** Gaps between frames and long tasks from here on, kept in `globalThis.watched`. */
export const WATCH_FRAMES = `
  globalThis.watched = { gaps: [], long: [], last: performance.now() }
  const turn = (now) => {
    watched.gaps.push(now - watched.last)
    watched.last = now
    requestAnimationFrame(turn)
  }
  requestAnimationFrame(turn)
  new PerformanceObserver((list) => watched.long.push(...list.getEntries().map((one) => one.duration)))
    .observe({ entryTypes: ['longtask'] })`

/** Marks like "#17#" and when they were first drawn, milliseconds of this machine's clock. */
export const WATCH_MARKS = `
  globalThis.marks = {}
  const look = () => requestAnimationFrame(() => {
    for (const [, n] of document.body.textContent.matchAll(/#(\\\\d+)#/g)) marks[n] ??= Date.now()
  })
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })`

/** A page with one table of `rows` rows: what a browser needs for as many lines without any program. */
export const plainPage = (rows: number): string =>
  `<!doctype html><title>plain</title><table>${Array.from(
    { length: rows },
    (_, n) => `<tr><td>room ${n}</td><td class="state">clean</td><td>12:00:00</td></tr>`,
  ).join('')}</table>`

/** Writes into a row of the plain page so many times a second. */
export const changeRows = (perSecond: number): string => `
  const cells = [...document.querySelectorAll('.state')]
  let n = 0
  setInterval(() => { cells[n % cells.length].textContent = 'state ' + n; n += 1 }, ${1_000 / perSecond})`
