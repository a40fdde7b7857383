import { describe, expect, it } from 'vitest';
import { services } from '../support/compose.ts';
import { instructions } from '../support/dockerfile.ts';
import { exists, text } from '../support/repository.ts';

describe('Dockerfiles', () => {
  it.each(['infra/Dockerfile', 'infra/neighbours.Dockerfile'])('%s: images have a version, and none ends as root', path => {
    const all = instructions(path);
    for (const { value } of all.filter(({ name, value: from }) => name === 'FROM' && !from.startsWith('scratch'))) expect(value.split(' ')[0]).toMatch(/:v?\d+\.\d+/);
    expect(all.findLast(({ name }) => name === 'USER')?.value).toMatch(/^(\$APP_UID|[1-9]\d*:[1-9]\d*)$/);
  });

  it('build what compose.yaml says, in the version it says', () => {
    const neighbours = instructions('infra/neighbours.Dockerfile').filter(({ name }) => name === 'FROM').map(({ value }) => value);
    for (const [, { image, build }] of services.filter(([, { build: built }]) => built?.target)) {
      const from = neighbours.find(value => value.endsWith(` AS ${build?.target}`));
      expect(from?.split(' ')[0]?.split(':')[1]).toBe(image.split(':')[1]);
    }
  });

  it('copy nothing of a building machine but sources', () => {
    const allowed = text('.dockerignore').split('\n').filter(line => line.startsWith('!')).map(line => line.slice(1));
    expect(text('.dockerignore').split('\n')).toContain('*');
    for (const path of allowed) expect(exists(path), path).toBe(true);
    for (const private_ of ['**/bin', '**/obj', '**/local.settings.json']) expect(text('.dockerignore').split('\n')).toContain(private_);
  });
});
