import { lstatSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readEvidenceAddress } from '../../adapters/evidence/evidence-address.ts'
import {
  closePrivateFile,
  closePrivateFolder,
  type MendedModes,
} from '../../adapters/system/private-folder.ts'
import { type Result, succeed } from '../../core/fault.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Foundation } from '../foundation.ts'

function tell(logger: Logger, place: string, { folders, files, refused }: MendedModes): void {
  const told = { place, folders, files, refused }
  if (folders + files > 0) logger.warn(told, 'stood open to other users and was closed to them')
  if (refused > 0) logger.error(told, 'belongs to another user and stays open: give it to this one')
}

/** Another disk than the program's may be away; whoever opens the store says so. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

/** Whoever has a larger disk puts a link in the place of one of these. */
const OFTEN_LINKED = ['database', 'evidence', 'evidence-aside', 'models', 'ocr']

const isLink = (path: string): boolean =>
  lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true

/** Closes what is kept on this machine to its other users, before anything is opened there; tells what stood open. */
export async function closePrivateFolders(
  foundation: Pick<Foundation, 'settings' | 'logger'>,
): Promise<Result<null>> {
  const { storage } = foundation.settings
  const evidence = readEvidenceAddress(storage.evidenceUrl)
  if (!evidence.ok) return evidence
  const folders = [{ folder: storage.dataFolder, setting: 'XUNCHA_DATA_DIR' }]
  // One that is away is not made here, in its way.
  if (evidence.value.kind === 'file' && isFolder(evidence.value.folder)) {
    folders.push({ folder: evidence.value.folder, setting: 'XUNCHA_EVIDENCE_URL' })
  }
  for (const name of OFTEN_LINKED) {
    const folder = join(storage.dataFolder, name)
    if (isLink(folder) && isFolder(folder)) folders.push({ folder, setting: 'XUNCHA_DATA_DIR' })
  }
  for (const { folder, setting } of folders) {
    const closed = await closePrivateFolder(folder, setting)
    if (!closed.ok) return closed
    tell(foundation.logger, folder, closed.value)
  }
  const { logger } = foundation
  tell(logger, storage.secretFile, closePrivateFile(storage.secretFile))
  return succeed(null)
}
