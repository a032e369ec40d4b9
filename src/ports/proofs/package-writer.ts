/** A file of a package, read when its turn comes: one at a time is in memory. */
export type PackedFile = {
  readonly path: string
  /** Pictures and sound do not shrink. */
  readonly shrinks: boolean
  readonly read: () => Promise<Uint8Array>
}

export interface PackageWriter {
  /** Whole or not at all; rejects where it takes no more, or where there is such a file already. */
  write(file: string, files: readonly PackedFile[]): Promise<void>
}
