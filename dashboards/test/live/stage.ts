const required = (name: string) => process.env[name] ?? fail(`${name} is not set: npm run test:live sets it`);

const fail = (message: string): never => {
  throw new Error(message);
};

/** Where what is tested runs. */
export const settings = {
  service: required('OPENQOE_URL'),
  prometheus: required('PROMETHEUS_URL'),
  /** A Loki and a webhook's receiver. */
  neighbours: required('NEIGHBOURS_URL'),
  /** How far back boards look. */
  seconds: 900,
};

const patience = 10 * 60_000;
const between = 5_000;

/** Asks again and again until the answer will do; after ten minutes, the last answer, or why there was none. */
export async function eventually<T>(ask: () => Promise<T>, enough: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + patience;
  for (;;) {
    const late = Date.now() > deadline;
    const answered = await ask().then((answer) => [answer] as const, (failure: unknown) => { if (late) throw failure; });
    if (answered && (late || enough(answered[0]))) return answered[0];
    await new Promise((resolve) => setTimeout(resolve, between));
  }
}

/** Posts JSON to the service; throws unless it is taken. */
export async function post(path: string, body: unknown, method = 'POST'): Promise<unknown> {
  const response = await fetch(settings.service + path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text ? JSON.parse(text) : undefined;
}
