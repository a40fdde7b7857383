import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Runs load.sh to its end, with nothing of ours in its environment but what is given. */
export async function loadSh(parameters: string[], environment: Record<string, string> = {}): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const { MIMIR_TENANT_ID: _t, MIMIR_API_USER: _u, MIMIR_API_KEY: _k, ...others } = process.env;
  const child = spawn(fileURLToPath(new URL('../../load.sh', import.meta.url)), parameters, { env: { ...others, ...environment } });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (part: Buffer) => (stdout += part.toString()));
  child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
  const status = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  return { status, stdout, stderr };
}
