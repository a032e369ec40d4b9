import { createHttpTranscriber } from '../adapters/hearing/http-transcriber.ts'
import { openSherpaTranscriber } from '../adapters/hearing/sherpa-transcriber.ts'
import { type Result, succeed } from '../core/fault.ts'
import type { ChildReaders } from '../ports/child-readers.ts'
import type { Egress } from '../ports/egress.ts'
import type { Transcriber } from '../ports/transcriber.ts'
import type { Foundation } from './foundation.ts'
import { readSecretFile } from './secret-file.ts'

/** Who turns speech into text, as the settings say; `null`: nobody. A model that cannot be opened is a fault. */
export async function openTranscriber(
  { settings, clock, closers }: Foundation,
  { egress, readers }: { readonly egress: Egress; readonly readers: ChildReaders },
): Promise<Result<Transcriber | null>> {
  const { transcription, storage } = settings
  if (transcription === null) return succeed(null)
  if (transcription.kind === 'server') {
    const secrets = await readSecretFile(storage.secretFile)
    if (!secrets.ok) return secrets
    const { url, model, language } = transcription
    const key = secrets.value.speechKey ?? null
    return succeed(createHttpTranscriber({ url, model, language, key, egress, clock }))
  }
  const opened = await openSherpaTranscriber({ modelFolder: transcription.folder, readers, clock })
  if (opened.ok) closers.add('transcriber', () => opened.value.close())
  return opened
}
