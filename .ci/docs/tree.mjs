// The files that documents may speak of, and their text, each read once.
import { readdirSync, readFileSync } from 'node:fs'

export const root = new URL('../..', import.meta.url).pathname

const FOLDERS = [
  'client',
  'lexicons',
  'src',
  'tests',
  'training',
  'docs',
  'schedules',
  '.ci',
  'shims',
]
const inFolders = FOLDERS.flatMap((folder) =>
  readdirSync(root + folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length)),
)
const atTop = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => entry.name)

/** Paths of all files of ours, from the top of the repository. */
export const files = [...inFolders, ...atTop].toSorted()

const known = new Set(
  files.flatMap((file) => {
    const parts = file.split('/')
    return parts.map((_, depth) => parts.slice(0, depth + 1).join('/'))
  }),
)
/** Whether there is such a file, or a folder that holds one. */
export const exists = (path) => known.has(path.replace(/\/$/, ''))

const texts = new Map()
export function textOf(path) {
  if (!texts.has(path)) texts.set(path, readFileSync(root + path, 'utf8'))
  return texts.get(path)
}

// The change log tells of files as they were.
export const documents = files.filter((file) => file.endsWith('.md') && file !== 'CHANGELOG.md')
export const sources = files.filter(
  (file) =>
    /^(client|src|tests|training)\/.*\.(ts|tsx|mjs|cjs|html|css)$/.test(file) &&
    !file.endsWith('.d.ts'),
)

/** Line of a place in a text, for messages. */
export const lineOf = (text, index) => text.slice(0, index).split('\n').length
