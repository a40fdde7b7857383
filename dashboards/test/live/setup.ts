import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../../../scripts/free-ports.mjs';
import { Neighbours } from './neighbours.ts';
import { Program } from './services.ts';

/** Starts all that the README's `./run.sh` starts, with simulated viewers whose time goes faster, and a Loki beside it. */
export default async function setup(): Promise<() => Promise<void>> {
  const [port, prometheusPort] = (await freePorts(2)) as [number, number];
  const neighbours = new Neighbours();
  const data = mkdtempSync(join(tmpdir(), 'openqoe-dashboards-'));
  process.env['OPENQOE_URL'] = `http://127.0.0.1:${port}`;
  process.env['PROMETHEUS_URL'] = `http://127.0.0.1:${prometheusPort}`;
  process.env['NEIGHBOURS_URL'] = await neighbours.start();

  const run = Program.start('./run.sh', [], {
    OPENQOE_PORT: `${port}`,
    OPENQOE_PROMETHEUS_PORT: `${prometheusPort}`,
    OPENQOE_DATA: data,
    OpenQoE__Logs__Url: `${process.env['NEIGHBOURS_URL']}/loki/api/v1/push`,
  });
  const started: Program[] = [run];
  const stop = async () => {
    for (const program of started.reverse()) await program.end();
    neighbours.stop();
    rmSync(data, { recursive: true, force: true });
  };
  try {
    await run.said('Running after');
  } catch (failure) {
    await stop();
    throw failure;
  }
  started.push(Program.start('dotnet', ['tests/Traffic/bin/Release/net10.0/Traffic.dll', '--url', process.env['OPENQOE_URL'], '--viewers', '60', '--speed', '4']));
  return stop;
}
