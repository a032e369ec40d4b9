// A folder that is read by people holds no more files than fit on a screen: docs/decisions/0135.
import { dirname } from 'node:path'
import { files } from './tree.mjs'

const MOST = 25
/** Named and placed by the tool that writes them. */
const GENERATED = /^src\/(adapters\/db\/migrations)\b/

export function checkFolders() {
  const counts = Map.groupBy(
    files.filter((file) => /^(src|tests|training)\//.test(file)),
    dirname,
  )
  return [...counts]
    .filter(([folder, held]) => held.length > MOST && !GENERATED.test(folder))
    .map(([folder, held]) => `${folder}: ${held.length} files; part it by job, at most ${MOST}`)
}
