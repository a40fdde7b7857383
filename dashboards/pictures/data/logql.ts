export interface LogStream {
  stream: Record<string, string>;
  /** Unix nanoseconds and lines of flat JSON. */
  values: [string, string][];
}

type Fields = Record<string, string>;

interface Matcher {
  label: string;
  operator: string;
  value: string;
}

const matcher = /(\w+)\s*(=~|!~|!=|=)\s*"((?:[^"\\]|\\.)*)"/;
const matchersOf = (text: string): Matcher[] =>
  [...text.matchAll(new RegExp(matcher, 'g'))].map(([, label = '', operator = '', value = '']) => ({ label, operator, value }));

function holds({ label, operator, value }: Matcher, fields: Fields): boolean {
  const actual = fields[label] ?? '';
  const same = operator.endsWith('~') ? new RegExp(`^(?:${value})$`).test(actual) : actual === value;
  return operator.startsWith('!') ? !same : same;
}

/** A pipe's stages begin with a bar that is not within a text. */
const stagesOf = (text: string) => text.split(/\s*\|\s*(?=(?:[^"]*"[^"]*")*[^"]*$)/).filter(Boolean);

const fieldsOf = (line: string): Fields =>
  Object.fromEntries(Object.entries(JSON.parse(line) as Record<string, unknown>).map(([name, value]) => [name, String(value)]));

/** What the line becomes; undefined: a filter leaves it out. */
function pipe(stages: string[], labels: Fields, line: string): string | undefined {
  let [fields, text] = [labels, line];
  for (const stage of stages) {
    const [, template] = /^line_format "(.*)"$/.exec(stage) ?? [];
    if (stage === 'json') fields = { ...fieldsOf(line), ...fields };
    else if (template !== undefined) text = template.replace(/\{\{\s*\.(\w+)\s*\}\}/g, (_, name: string) => fields[name] ?? '');
    else if (!matchersOf(stage).every((one) => holds(one, fields))) return undefined;
  }
  return text;
}

/** As much LogQL as the boards use: a selector, `json`, filters by label, `line_format`. */
export function evaluate(expr: string, streams: LogStream[]): [string, string][] {
  const [, selector = '', rest = ''] = /^\{(.*?)\}(.*)$/s.exec(expr.trim()) ?? [];
  const selected = streams.filter(({ stream }) => matchersOf(selector).every((one) => holds(one, stream)));
  return selected.flatMap(({ stream, values }) =>
    values.flatMap(([at, line]) => {
      const text = pipe(stagesOf(rest), stream, line);
      return text === undefined ? [] : [[at, text] as [string, string]];
    }),
  );
}
