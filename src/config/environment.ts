/** Environment as it comes: names to text. Only `main.ts` hands over the real one. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Every `XUNCHA_*` name there is; any other is refused, because a mistyped setting must not be ignored. */
export const XUNCHA_NAMES = [
  'XUNCHA_DATA_DIR',
  'XUNCHA_SCHEDULES',
  'XUNCHA_EVIDENCE_URL',
  'XUNCHA_OCR',
  'XUNCHA_OCR_MODELS',
  'XUNCHA_ALLOW_PRIVATE_HOSTS',
  'XUNCHA_SECRET_FILE',
  'XUNCHA_PUBLIC_ADDRESS',
  'XUNCHA_TRUSTED_PROXIES',
  'XUNCHA_METRICS_FROM',
  'XUNCHA_TLS_CERTIFICATE_FILE',
  'XUNCHA_TLS_KEY_FILE',
  'XUNCHA_REPLAY_DAYS',
  'XUNCHA_CANARY_MINUTES',
  'XUNCHA_CANARY_VOICES',
  'XUNCHA_SAVED_SEARCH_MINUTES',
  'XUNCHA_RETENTION_PICTURE_MINUTES',
  'XUNCHA_RETENTION_SUSPECT_DAYS',
  'XUNCHA_RETENTION_CASE_DAYS',
  'XUNCHA_RETENTION_LEDGER_DAYS',
  'XUNCHA_CAPTURE_ROOMS',
  'XUNCHA_CAPTURE_MEGABYTES',
  'XUNCHA_TIME_SOURCE',
  'XUNCHA_ANCHOR_FOLDER',
  'XUNCHA_ANCHOR_KEY_FILE',
  'XUNCHA_VERIFY_HOUR',
  'XUNCHA_VERIFY_FILES_PER_SECOND',
  'XUNCHA_STAMP_AUTHORITIES',
  'XUNCHA_STAMP_ROOTS',
  'XUNCHA_STAMP_POLICY',
  'XUNCHA_STAMP_MINUTES',
  'XUNCHA_SESSION_IDLE_MINUTES',
  'XUNCHA_SECOND_FACTOR_ROLES',
  'XUNCHA_SESSION_HOURS',
  'XUNCHA_OIDC_ISSUER',
  'XUNCHA_OIDC_CLIENT_ID',
  'XUNCHA_OIDC_SCOPES',
  'XUNCHA_OIDC_ROLE_CLAIM',
  'XUNCHA_OIDC_ROLES',
  'XUNCHA_OIDC_REGION_CLAIM',
  'XUNCHA_OIDC_REGIONS',
  'XUNCHA_OIDC_ACCOUNTS',
  'XUNCHA_OIDC_PASSWORDS',
  'XUNCHA_OIDC_SECOND_FACTOR',
  'XUNCHA_HEARTBEAT_URL',
  'XUNCHA_TRACES_URL',
  'XUNCHA_SECOND_OPINION_URL',
  'XUNCHA_SECOND_OPINION_MODEL',
  'XUNCHA_SECOND_OPINION_PER_HOUR',
  'XUNCHA_SPEECH_URL',
  'XUNCHA_SPEECH_URL_MODEL',
  'XUNCHA_SPEECH_LANGUAGE',
  'XUNCHA_SPEECH_MODEL',
  'XUNCHA_WORK',
  'XUNCHA_READERS',
] as const

/** The value, or `null` when it is absent or blank. */
export function readText(environment: Environment, name: string): string | null {
  const value = environment[name]?.trim()
  return value === undefined || value === '' ? null : value
}

export function unknownNames(environment: Environment): readonly string[] {
  const known: readonly string[] = XUNCHA_NAMES
  return Object.keys(environment).filter(
    (name) => name.startsWith('XUNCHA_') && !known.includes(name),
  )
}
