import wabt from "wabt";

/** The bytes of a WebAssembly module given as text. */
export async function compileKernels(wat: string): Promise<Uint8Array> {
  const { parseWat } = await wabt();
  const module = parseWat("kernels.wat", wat, { simd: true });
  const { buffer } = module.toBinary({});
  module.destroy();
  return buffer;
}
