// Documents are checked like code; each kind of check is a file of .ci/docs.
// `node .ci/check-docs.mjs --write` draws the import picture anew.
import { checkCommits } from './docs/commits.mjs'
import { checkEditions } from './docs/editions.mjs'
import { checkFolders } from './docs/folders.mjs'
import { checkFrameWay } from './docs/frame-way.mjs'
import { checkImportPicture } from './docs/import-picture.mjs'
import { checkNames } from './docs/names.mjs'
import { checkReferences } from './docs/references.mjs'
import { checkRulesPage } from './docs/rules-page.mjs'

const problems = [
  ...checkReferences(),
  ...checkNames(),
  ...checkRulesPage(),
  ...checkEditions(),
  ...checkCommits(),
  ...checkFolders(),
  ...checkFrameWay(),
  ...checkImportPicture({ write: process.argv.includes('--write') }),
]
for (const problem of problems) console.error(problem)
process.exitCode = problems.length > 0 ? 1 : 0
