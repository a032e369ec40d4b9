import type { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { stopAtAbort } from './aborted-engine.ts'

type EngineOptions = Parameters<NodeFS['init']>[1]
type FileOperations = {
  mknod(parent: unknown, name: string, mode: number, device: unknown): unknown
  setattr(node: unknown, attributes: { mode?: number }): unknown
}

const OTHERS = 0o077

/** The operations of emscripten's file system on this module; its published types leave them out. */
function operationsOf(module: object): FileOperations {
  const files: unknown = 'NODEFS' in module ? module.NODEFS : null
  const operations: unknown =
    typeof files === 'object' && files !== null && 'node_ops' in files ? files.node_ops : null
  if (typeof operations !== 'object' || operations === null) {
    throw new Error(
      'PGlite no longer shows its file operations: its files could not be kept private',
    )
  }
  return operations as FileOperations
}

function keepPrivate(operations: FileOperations): void {
  const { mknod, setattr } = operations
  operations.mknod = (parent, name, mode, device) => mknod(parent, name, mode & ~OTHERS, device)
  operations.setattr = (node, attributes) =>
    setattr(
      node,
      attributes.mode === undefined
        ? attributes
        : { ...attributes, mode: attributes.mode & ~OTHERS },
    )
}

/**
 * The folder of the embedded database, whose files are their owner's alone. PGlite gives each file it makes the mode
 * 0666 with a chmod of its own, so that the umask of the process does not help.
 */
export class PrivateNodeFiles extends NodeFS {
  readonly #onAbort: () => void

  /** `onAbort` is told when the engine ends itself, because it can neither go on nor go back. */
  constructor(folder: string, onAbort: () => void) {
    super(folder)
    this.#onAbort = onAbort
  }

  override async init(pglite: PGlite, options: EngineOptions): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pglite, options)
    const first = (module: object): void => {
      keepPrivate(operationsOf(module))
      stopAtAbort(module, this.#onAbort)
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [first, ...preRunsOf(emscriptenOpts)] } }
  }
}

function preRunsOf({ preRun }: EngineOptions): NonNullable<EngineOptions['preRun']> {
  return preRun ?? []
}
