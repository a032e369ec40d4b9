/** The process that read these bytes died or hung over them, twice: they are *unseen*, never clean. */
export class ReaderFailed extends Error {
  readonly sha256: string

  constructor(sha256: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'ReaderFailed'
    this.sha256 = sha256
  }
}
