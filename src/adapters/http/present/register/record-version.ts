import { createHash } from 'node:crypto'
import { canonicalJson } from '../../../../core/evidence/canonical-json.ts'

const LENGTH = 22

/** Tells one content of a record from every other: who changes it hands it back, so that nobody writes over another's work. */
export const recordVersion = (record: object): string =>
  createHash('sha256').update(canonicalJson(record), 'utf8').digest('base64url').slice(0, LENGTH)

/** For a command: whether the record is still the one that was edited; nothing where nobody asked. */
export const edited = (
  expectedVersion: string | null,
): { readonly stillIs?: (current: object) => boolean } =>
  expectedVersion === null
    ? {}
    : { stillIs: (current) => recordVersion(current) === expectedVersion }
