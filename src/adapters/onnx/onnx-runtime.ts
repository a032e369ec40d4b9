import type * as Runtime from 'onnxruntime-node'

/** Read by the library when it is loaded: it reads machine id and command line and reports to its maker otherwise. */
const SILENCE = 'ORT_DISABLE_TELEMETRY'

/** What a process that reads by onnxruntime has in its environment. */
export const ONNX_ENVIRONMENT: Readonly<Record<string, string>> = { [SILENCE]: '1' }

/** The runtime, told to report nothing, whoever's process this is. */
export async function loadOnnxRuntime(): Promise<typeof Runtime> {
  // biome-ignore lint/style/noProcessEnv: the library looks there, and nowhere else.
  Object.assign(process.env, ONNX_ENVIRONMENT)
  return await import('onnxruntime-node')
}
