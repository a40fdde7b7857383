import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instructions, last } from './dockerfile.ts';
import { Program, run, type Options } from './program.ts';
import { copyBuildContext } from './sources.ts';

const dockerfile = 'infra/Dockerfile';

// The image's user, whom a new file does not belong to.
const user = '1654';

/** What the image has in it, built by the image's own command, without an engine for images. */
export class Image {
  private constructor(private readonly folder: string) {}

  /** @throws when the image's command fails; with what it said */
  static async build(): Promise<Image> {
    const folder = mkdtempSync(join(tmpdir(), 'openqoe-image-'));
    chmodSync(folder, 0o755);
    const image = new Image(folder);
    copyBuildContext(join(folder, 'src'));
    const command = instructions(dockerfile).find(({ name, value }) => name === 'RUN' && value.startsWith('dotnet publish'));
    if (!command?.value.includes('-o /app')) throw new Error(`${dockerfile} does not publish to /app`);
    const { code, output } = await run('sh', ['-c', command.value.replace('-o /app', `-o ${image.app}`)], { cwd: join(folder, 'src') });
    if (code !== 0) throw new Error(output);
    await run('chmod', ['-R', 'a+rX,a-w', image.app]);
    return image;
  }

  /** Where the program is. */
  get app(): string {
    return join(this.folder, 'app');
  }

  /** What the image sets in the environment. */
  get environment(): Record<string, string> {
    return Object.fromEntries(last(dockerfile, 'ENV').split(/\s+/).map(pair => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
  }

  /** Starts it as the image's user, where that can be, in a folder that cannot be written, with this environment and no other. */
  start(args: readonly string[], environment: Record<string, string>): Program {
    const [program = '', ...own] = [...(JSON.parse(last(dockerfile, 'ENTRYPOINT')) as string[]), ...args];
    const options: Options = { cwd: this.app, env: { PATH: process.env['PATH'] ?? '', ...environment } };
    return process.getuid?.() === 0
      ? new Program('setpriv', [`--reuid=${user}`, `--regid=${user}`, '--clear-groups', '--no-new-privs', program, ...own], options)
      : new Program(program, own, options);
  }

  /** A folder beside the program, which its user can read. */
  folderFor(name: string): string {
    const folder = join(this.folder, name);
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    return folder;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
