import type { SchemaElement } from 'hyparquet'
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'

type CellOf = {
  readonly STRING: string | null
  readonly DOUBLE: number | null
  readonly BOOLEAN: boolean | null
  /** Epoch milliseconds. */
  readonly TIMESTAMP: bigint | null
}

export type ParquetColumn<Row> = {
  [Type in keyof CellOf]: {
    readonly name: string
    readonly type: Type
    readonly of: (row: Row) => CellOf[Type]
  }
}[keyof CellOf]

const ELEMENTS: Readonly<Record<keyof CellOf, Omit<SchemaElement, 'name'>>> = {
  STRING: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  DOUBLE: { type: 'DOUBLE' },
  BOOLEAN: { type: 'BOOLEAN' },
  TIMESTAMP: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  },
}

/** Held at a time: what readers skip by is kept for each group, so that small ones would make the file large. */
const GROUP_ROWS = 10_000

async function* grouped<Row>(
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  let group: Row[] = []
  for await (const batch of batches) {
    group.push(...batch)
    if (group.length < GROUP_ROWS) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}

/** What was written since the last time; the writer goes on counting where in the file it is. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice()
  writer.index = 0
  return bytes
}

/** A Parquet file that is made while it is sent, a group of rows at a time. Any cell may be missing. */
export async function* parquetStream<Row>(
  columns: readonly ParquetColumn<Row>[],
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<Uint8Array> {
  const writer = new ByteWriter()
  const schema: SchemaElement[] = [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, type }) => ({
      name,
      ...ELEMENTS[type],
      repetition_type: 'OPTIONAL' as const,
    })),
  ]
  const file = new ParquetWriter({ writer, schema })
  for await (const rows of grouped(batches)) {
    const columnData = columns.map(({ name, of }) => ({ name, data: rows.map((row) => of(row)) }))
    await file.write({ columnData, rowGroupSize: rows.length })
    yield taken(writer)
  }
  await file.finish()
  yield taken(writer)
}
