import { textOf } from './tree.mjs'

const withoutCode = (text) => text.replace(/^```[\s\S]*?^```/gm, '')

/** Headings of a page in their order, without marks of emphasis and links. */
export const headingsOf = (path) =>
  [...withoutCode(textOf(path)).matchAll(/^(#{1,6}) (.+)$/gm)].map(([, marks, title]) => ({
    depth: marks.length,
    title: title
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[`*]/g, '')
      .trim(),
  }))

/** As GitHub makes the anchor of a heading. */
const slugOf = (title) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-')

const remember = (work) => {
  const known = new Map()
  return (path) => {
    if (!known.has(path)) known.set(path, work(path))
    return known.get(path)
  }
}

/** Every anchor of a page; a heading that comes again is numbered. */
export const anchorsOf = remember((path) => {
  const anchors = new Set()
  for (const { title } of headingsOf(path)) {
    const slug = slugOf(title)
    let anchor = slug
    for (let again = 1; anchors.has(anchor); again += 1) anchor = `${slug}-${again}`
    anchors.add(anchor)
  }
  return anchors
})

/** Numbers that begin a heading, such as `1.7`. */
export const sectionsOf = remember(
  (path) =>
    new Set(headingsOf(path).flatMap(({ title }) => /^(\d+(?:\.\d+)*) /.exec(title)?.[1] ?? [])),
)
