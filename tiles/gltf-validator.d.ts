declare module 'gltf-validator' {
  /** Khronos' own check of a glTF asset. Severities: 0 error, 1 warning, 2 information, 3 hint. */
  export function validateBytes(
    bytes: Uint8Array,
    options: { uri: string; maxIssues: number },
  ): Promise<{ issues: { numErrors: number; numWarnings: number; messages: { code: string; message: string; severity: number }[] } }>
}
