export type JsonSchema = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly minItems?: number
  readonly minimum?: number
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
}

type Parameter = {
  readonly in: string
  readonly name: string
  readonly required: boolean
  readonly schema: JsonSchema
}

export type OpenApiOperation = {
  readonly operationId: string
  readonly security: readonly Readonly<Record<string, readonly string[]>>[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>>
  }
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>> }>
  >
}

export type OpenApiDocument = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> }
}

export type Operation = OpenApiOperation & {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
}

export const operationsOf = ({ paths }: OpenApiDocument): readonly Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase() as Operation['method'],
      path,
    })),
  )

/** Texts that patterns and formats of the document take. */
const TEXTS = [
  '22:00',
  'li@office.example',
  'some-text',
  '440100',
  '44',
  '2026-10-17',
  '2026-10-17T09:31:00+08:00',
  'a'.repeat(64),
  'https://live.example.cn/a',
  '?show=suspect',
]

function sampleText({ format, pattern, minLength = 0 }: JsonSchema): string {
  if (format === 'date') return '2026-10-17'
  if (format === 'date-time') return '2026-10-17T09:31:00+08:00'
  if (format === 'uri') return 'https://live.example.cn/a'
  const found =
    pattern === undefined ? 'some-text' : TEXTS.find((text) => new RegExp(pattern).test(text))
  if (found === undefined) throw new Error(`no text of this kind is known: ${pattern}`)
  return found.padEnd(minLength, 'x')
}

function sampleByType(schema: JsonSchema, document: OpenApiDocument): unknown {
  const { type: types, minimum = 1, minItems = 0, items = {}, properties, required = [] } = schema
  const type = typeof types === 'string' ? types : types?.[0]
  if (type === 'string') return sampleText(schema)
  if (type === 'integer' || type === 'number') return Math.max(1, minimum)
  if (type === 'boolean') return true
  if (type === 'array') return Array.from({ length: minItems }, () => sampleOf(items, document))
  if (type !== 'object') return null
  return Object.fromEntries(
    required.map((name) => [name, sampleOf(properties?.[name] ?? {}, document)]),
  )
}

/** The least value that the document allows. */
export function sampleOf(schema: JsonSchema, document: OpenApiDocument): unknown {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? ''
    return sampleOf(document.components.schemas[name] ?? {}, document)
  }
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  const [choice] = schema.anyOf ?? schema.oneOf ?? []
  return choice === undefined ? sampleByType(schema, document) : sampleOf(choice, document)
}

/** A request with everything that the operation asks for, made from what the document says of it. */
export function requestFor(operation: Operation, document: OpenApiDocument) {
  const wanted = (operation.parameters ?? []).filter(({ required }) => required)
  let path = operation.path
  const query: Record<string, string> = {}
  for (const parameter of wanted) {
    const value = String(sampleOf(parameter.schema, document))
    if (parameter.in === 'path') path = path.replace(`{${parameter.name}}`, value)
    if (parameter.in === 'query') query[parameter.name] = value
  }
  const [body] = Object.entries(operation.requestBody?.content ?? {})
  if (body === undefined) return { method: operation.method, url: path, query }
  const [mediaType, { schema }] = body
  const payload =
    mediaType === 'application/json' ? JSON.stringify(sampleOf(schema, document)) : 'some bytes'
  return {
    method: operation.method,
    url: path,
    query,
    payload,
    headers: { 'content-type': mediaType },
  }
}
