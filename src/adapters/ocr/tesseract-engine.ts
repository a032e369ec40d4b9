import type { Worker as Thread } from 'node:worker_threads'
import { type Block, createWorker, OEM, PSM, type Worker } from 'tesseract.js'
import { type Language, provideLanguageData } from './language-data.ts'

/** One engine in a thread of its own. When it dies, what it was reading is lost, and nothing else. */
export type TesseractEngine = {
  /** Rejects when the engine crashed; it is then of no further use. */
  read(png: Uint8Array): Promise<readonly Block[] | null>
  stop(): Promise<void>
}

/**
 * `classify_enable_learning` and the document dictionary carry what was read on one picture over to the next, which
 * would make evidence depend on what the worker happened to see before.
 */
const PARAMETERS = {
  // As one block: automatic layout analysis drops whole lines of slides (docs/detection.md).
  tessedit_pageseg_mode: PSM.SINGLE_BLOCK,
  user_defined_dpi: '150',
  classify_enable_learning: '0',
  classify_enable_adaptive_matcher: '0',
  tessedit_enable_doc_dict: '0',
}

/** Left at its default, the package hands the engine a list of languages that it has already freed. */
const INITIAL_SETTINGS = 'tessedit_load_sublangs'

/** Starts an engine with the language data in `dataFolder` (gzipped). Takes about 0.4 s. */
export async function startTesseractEngine(
  dataFolder: string,
  languages: readonly Language[],
): Promise<TesseractEngine> {
  // Again, because a cleaned-up folder must not silence the patrol.
  await provideLanguageData(dataFolder, languages)
  let refuse: (reason: Error) => void = () => undefined
  const refused = new Promise<never>((_, reject) => {
    refuse = reject
  })
  refused.catch(() => undefined)
  const starting = createWorker(
    [...languages],
    OEM.LSTM_ONLY,
    {
      langPath: dataFolder,
      gzip: true,
      cacheMethod: 'none',
      // Without a handler the package throws inside a message listener, which ends the process; and a start that fails
      // is told to nobody else.
      errorHandler: (reason) => refuse(new Error(String(reason))),
    },
    INITIAL_SETTINGS,
  )
  const worker = await Promise.race([starting, refused])
  const died = watchThread(worker)
  await Promise.race([worker.setParameters(PARAMETERS), died])
  return {
    async read(png) {
      const output = { text: false, blocks: true }
      const { data } = await Promise.race([
        worker.recognize(Buffer.from(png.buffer, png.byteOffset, png.byteLength), {}, output),
        died,
      ])
      return data.blocks
    },
    async stop() {
      await worker.terminate()
    },
  }
}

/** A promise that rejects when the thread ends, for whatever reason: the package itself would wait for ever. */
function watchThread(worker: Worker): Promise<never> {
  // The package hands the thread out at run time, though its types leave it away.
  const { worker: thread } = worker as Worker & { readonly worker: Thread }
  const died = new Promise<never>((_, reject) => {
    thread.once('error', reject)
    thread.once('exit', (code) => reject(new Error(`OCR thread ended with code ${code}`)))
  })
  // It may end between two pictures, when nobody listens.
  died.catch(() => undefined)
  return died
}
