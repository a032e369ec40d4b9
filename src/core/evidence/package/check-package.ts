import { type CheckFinding, unseen, wrong } from '../proof/check-report.ts'
import { checkStamps, readAnchors } from './check-anchors-in-package.ts'
import { checkEntries, checkPieces } from './check-entries.ts'
import { checkList, checkSeal, type OpenedPackage, type PackageTools } from './check-list.ts'
import { checked, type PackageReport, packageReport } from './package-check.ts'
import { manifestOf, PLACES } from './package-format.ts'

/** A package that cannot be opened, or whose archive is made to deceive. */
export const refusedPackage = (zh: string, en: string): PackageReport =>
  packageReport([checked('archive', 0, [wrong(zh, en)])], null)

/**
 * Checks a package with nothing but itself and, where somebody has it from elsewhere, the public key (PEM) of the installation:
 * the list of all files, its signature, the anchors, the journal entries and the evidence that these signed.
 */
export function checkPackage(
  opened: OpenedPackage,
  trusted: string | null,
  tools: PackageTools,
): PackageReport {
  const manifest = manifestOf(opened.text(PLACES.manifest) ?? '')
  const first = [checked('archive', opened.files.size, []), checkList(opened, manifest)]
  if (manifest === null) return packageReport(first, null)
  const { anchors, check } = readAnchors(opened, manifest, tools)
  const missing: readonly CheckFinding[] = manifest.missing
    .filter(({ lost }) => lost)
    .map(({ what, zh, en }) => unseen(`${what}：${zh}`, `${what}: ${en}`))
  return packageReport(
    [
      ...first,
      checkSeal(opened, manifest, trusted, tools),
      check,
      checkEntries(opened, manifest, anchors, tools),
      checkPieces(opened, manifest, anchors, tools),
      checkStamps(opened, tools),
      checked('missing', manifest.missing.length, missing),
    ],
    tools.sha256(tools.pemOf(manifest.key)),
  )
}
