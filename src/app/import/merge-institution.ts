import type { FundsSupervision } from '../../core/registry/funds.ts'
import type {
  Actor,
  Content,
  Conversion,
  Dossier,
  Filings,
  Institution,
  Licence,
  NetSchoolEntry,
  ObjectKind,
  Stage,
  TeachingPlace,
} from '../../core/registry/institution.ts'
import { emptyDossier, KIND_FACTS, kindOfActor } from '../../core/registry/object-kind.ts'
import type { InstitutionRow } from './institution-row.ts'
import type { RowReader } from './row-reader.ts'

const NO_LICENCE: Licence = {
  number: null,
  authority: null,
  contents: [],
  stages: [],
  places: [],
  issuedOn: null,
  expiresOn: null,
  state: 'valid',
}
const NO_CONVERSION: Conversion = { state: 'not-applied', decidedOn: null, document: null }
const NO_FILINGS: Filings = {
  icp: null,
  icpHolder: null,
  app: null,
  miniProgram: null,
  telecom: null,
  publicSecurity: null,
  educationApp: null,
}
const NO_NET_SCHOOL: NetSchoolEntry = {
  use: null,
  charged: null,
  measure: null,
  checkedOn: null,
  note: null,
}

const NO_FUNDS: FundsSupervision = {
  bank: null,
  account: null,
  chargedMonths: null,
  chargedLessons: null,
}

type Patch<T> = { readonly [K in keyof T]?: T[K] | undefined }

const spoken = <T extends object>(patch: Patch<T>): Partial<T> =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<T>

/** The part as it was with what the row says laid over it; stays `null` while nothing is said. */
function laidOver<T extends object>(before: T | null, patch: Patch<T>, blank: T): T | null {
  const said = spoken(patch)
  const saysSomething = Object.values(said).some((value) => value !== null)
  if (before === null && !saysSomething) return null
  return { ...(before ?? blank), ...said }
}

/** Whom the rules take a licensed institution for, by what it is licensed to teach and where. */
function licensedActor(contents: readonly Content[], places: readonly TeachingPlace[]): Actor {
  const online = places.length === 0 || places.includes('online')
  if (contents.includes('subject')) {
    return online ? 'licensed-online-subject' : 'licensed-offline-subject'
  }
  return online ? 'licensed-online-non-subject' : 'licensed-non-subject'
}

function actorOf(kind: ObjectKind, licence: Licence | null, before: Institution | null): Actor {
  const { actors } = KIND_FACTS[kind]
  const taught = licence?.contents ?? []
  if (kind === 'licensed-institution' && taught.length > 0) {
    return licensedActor(taught, licence?.places ?? [])
  }
  return before !== null && actors.includes(before.actor) ? before.actor : actors[0]
}

function mergedDossier(row: InstitutionRow, before: Institution | null, kind: ObjectKind): Dossier {
  const known = before?.dossier ?? emptyDossier(kind)
  const licence = laidOver<Licence>(
    known.licence,
    { ...row.licence, contents: row.contents, places: row.places },
    NO_LICENCE,
  )
  const { whiteListDocument: document } = row
  const listed = document ?? (document === undefined ? known.whiteListing?.document : undefined)
  return {
    ...known,
    kind,
    licence: kind === 'licensed-institution' ? licence : known.licence,
    conversion: laidOver(known.conversion, row.conversion, NO_CONVERSION),
    filings: laidOver(known.filings, row.filings, NO_FILINGS),
    whiteListing:
      listed === undefined
        ? null
        : {
            from: null,
            until: null,
            ...known.whiteListing,
            ...spoken(row.whiteList),
            document: listed,
          },
    netSchool: laidOver(known.netSchool, row.netSchool, NO_NET_SCHOOL),
    funds: laidOver(known.funds, row.funds, NO_FUNDS),
  }
}

/** The kinds that teach say for whom; the others concern compulsory education unless they say otherwise. */
function stagesOf(row: InstitutionRow, before: Institution | null): readonly Stage[] {
  return row.stages ?? before?.stages ?? ['compulsory']
}

function requireNew(row: InstitutionRow, reader: RowReader): void {
  if (row.kind === undefined) {
    reader.reject('kind', ['新登记的对象须填对象类别', 'a new object needs its kind'])
  }
  if (row.region === undefined) {
    reader.reject('region', ['新登记的对象须填行政区划', 'a new object needs its region'])
  }
  const teaches = row.kind === 'licensed-institution' || row.kind === 'unlicensed-institution'
  if (teaches && row.stages === undefined) {
    reader.reject('stages', ['须填学段', 'the stages taught are missing'])
  }
  if (row.kind === 'licensed-institution' && row.contents === undefined) {
    reader.reject('contents', [
      '有证机构须填办学内容（学科/非学科）',
      'a licensed institution needs what it is licensed to teach',
    ])
  }
}

/** A date of decision without the decision says nothing. */
function requireState(row: InstitutionRow, before: Institution | null, reader: RowReader): void {
  const { state, decidedOn, document } = row.conversion
  const saysMore = typeof decidedOn === 'string' || typeof document === 'string'
  if (saysMore && state === undefined && (before?.dossier?.conversion ?? null) === null) {
    reader.reject('conversionState', ['须填备改审状态', 'the state of the conversion is missing'])
  }
}

/**
 * The institution after the row, `null` when the row lacks what a new one needs (noted in the reader). What the row
 * leaves blank stays as it was.
 */
export function mergeInstitution(
  row: InstitutionRow,
  before: Institution | null,
  id: string,
  reader: RowReader,
): Institution | null {
  const earlier = reader.rejections()
  if (before === null) requireNew(row, reader)
  requireState(row, before, reader)
  const region = row.region ?? before?.region
  if (reader.rejections() > earlier || region === undefined) return null
  const kind =
    row.kind ?? before?.dossier?.kind ?? kindOfActor(before?.actor ?? 'licensed-online-subject')
  const dossier = mergedDossier(row, before, kind)
  return {
    id,
    name: row.name,
    actor: actorOf(kind, dossier.licence, before),
    creditCode: row.creditCode === undefined ? (before?.creditCode ?? null) : row.creditCode,
    licenceNumber: dossier.licence?.number ?? before?.licenceNumber ?? null,
    region,
    stages: stagesOf(row, before),
    rehearsal: before?.rehearsal ?? false,
    dossier,
  }
}
