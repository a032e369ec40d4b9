/** Set by whatever runs of it. */
export const RAN = 'hostileTextRan'

const RUN = `globalThis.${RAN}=1`
/** Every element that comes of it is marked. */
export const MARK = 'data-hostile'

/** What a page title, a slide, a chat, a name or a reason may hold: markup, handlers, addresses, and what templates fill in. */
export const HOSTILE = [
  `"><img ${MARK} src=x onerror="${RUN}">`,
  `<script ${MARK}>${RUN}</script>`,
  `<svg ${MARK} onload="${RUN}">`,
  `<a ${MARK} href="javascript:${RUN}">x</a>`,
  `<iframe ${MARK} srcdoc="<script>parent.${RAN}=1</script>"></iframe>`,
  `<style ${MARK}>@import "https://elsewhere.example/a.css";</style>`,
  `<link ${MARK} rel=stylesheet href=https://elsewhere.example/b.css>`,
  '{{app.name}} $t(app.name) [x](https://elsewhere.example/c.png) \u202E',
].join(' ')

/** Nobody may be led there by a press. */
const ADDRESS = `javascript:${RUN}`

/** Texts of people, pages and pictures, whatever their script; and everything that is written in Chinese. */
const TEXTS = [
  'title',
  'institutionName',
  'roomTitle',
  'why',
  'reason',
  'text',
  'detail',
  'addressee',
]
const ADDRESSES = ['pageUrl']
const HAN = /\p{Script=Han}/u

function spoiled(name: string, value: unknown): unknown {
  if (typeof value === 'string') {
    if (ADDRESSES.includes(name)) return ADDRESS
    return HAN.test(value) || TEXTS.includes(name) ? `${value} ${HOSTILE}` : value
  }
  if (Array.isArray(value)) return value.map((one) => spoiled(name, one))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => [field, spoiled(field, inner)]),
  )
}

/** An answer of the server in which every text from outside attacks whoever reads it. */
export const hostileAnswer = (body: unknown): unknown => spoiled('', body)
