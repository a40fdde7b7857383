import { concurrently } from '../concurrently.ts';
import { Prometheus } from '../../lib/prometheus.ts';
import type { Question } from '../questions/question.ts';

const repetitions = 3;

// As many requests as a browser has under way to one server.
const grafanaAtOnce = 6;

export interface Timed {
  question: Question;
  /** Median of some times in a row, the first one aside. */
  ms: number;
}

export interface MeasuredBoard {
  board: string;
  timed: Timed[];
  /** Of all its questions, one after the other. */
  sumMs: number;
  /** Of the server's processor time for that, its own housekeeping included. It says more than the clock where others are at work beside it. */
  cpuMs: number;
  /** From the first question to the last answer, six at once. */
  wallMs: number;
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  await work();
  const times: number[] = [];
  for (let n = 0; n < repetitions; n++) times.push(await timeOf(work));
  return times.sort((one, other) => one - other)[Math.floor(repetitions / 2)] ?? NaN;
}

/** Processor time that the server has taken since it started. */
async function cpuSeconds(url: string): Promise<number> {
  const [, seconds] = /^process_cpu_seconds_total (.+)$/m.exec(await (await fetch(`${url}/metrics`)).text()) ?? [];
  return Number(seconds);
}

export async function measureBoard(url: string, board: string, questions: readonly Question[]): Promise<MeasuredBoard> {
  const prometheus = new Prometheus(url);
  const answer = ({ path, form }: Question) => prometheus.ask(path, form);
  const timed: Timed[] = [];
  const before = await cpuSeconds(url);
  for (const question of questions) timed.push({ question, ms: await medianOf(() => answer(question)) });
  const cpuMs = (((await cpuSeconds(url)) - before) * 1000) / (repetitions + 1);
  const wallMs = await medianOf(() => concurrently(grafanaAtOnce, questions, async (question) => void (await answer(question))));
  return { board, timed, sumMs: timed.reduce((sum, { ms }) => sum + ms, 0), cpuMs, wallMs };
}
