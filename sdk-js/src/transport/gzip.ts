/** Below this many characters a body costs more to compress than it saves. */
const WORTH_IT = 1024;

/** The compressed body, or undefined where the browser cannot or it is not worth it. */
export async function gzip(body: string): Promise<ArrayBuffer | undefined> {
  if (body.length < WORTH_IT || typeof CompressionStream === "undefined") return undefined;
  return new Response(new Blob([body]).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer();
}
