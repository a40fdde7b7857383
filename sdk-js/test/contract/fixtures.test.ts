import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { refusals, violationsOfEvent, violationsOfRequest } from "./wire-schema";

const FIXTURES = new URL("../../../tests/Fixtures/", import.meta.url);
const examples = readdirSync(new URL("events/", FIXTURES)).map((file) => [file, read(`events/${file}`)] as const);

test.each(examples)("%s keeps the contract", (_, event) => {
  expect(violationsOfEvent(event)).toEqual([]);
});

test("All examples together are a request", () => {
  const events = examples.map(([, event]) => event);
  expect(violationsOfRequest({ events, sent_at: 1_700_000_000_000, batch_id: "b", attempt: 2 })).toEqual([]);
});

test("Every type has an example, and every type of the original SDKs one of theirs", () => {
  const { enum: types } = (read("event.schema.json") as Schema).definitions.event.properties.event_type;
  const files = examples.map(([file]) => file);
  expect(files.filter((file) => !file.includes(".original")).map((file) => file.split(".")[0]).sort()).toEqual(
    types.filter((type) => type !== "qualitychange").sort(),
  );
  // viewend is ours.
  expect(files.filter((file) => file.includes(".original")).map((file) => file.split(".")[0]).sort()).toEqual(
    types.filter((type) => type !== "viewend" && type !== "quality_change").sort(),
  );
});

/** What no schema can say: these need the clock, the key, or the bytes. */
const BEYOND = ["too_old", "in_future", "organisation_mismatch", "too_deep", "sent_at out_of_range"];
/** Where the schema, which is for senders, is stricter or blunter than the service, and why. */
const STRICTER: Readonly<Record<string, string>> = {
  "a long address, most of it query": "the service measures what is left of it; senders leave the query out",
  "an error of an unknown family": "the service makes it unknown; senders do so themselves",
  "over 1 MiB": "a matter of bytes",
  "the request's own depth": "a matter of depth",
  "data that is no object, where it is needed": "the schema names data, the service what is missing in it",
};

const { cases } = read("ingest-cases.json") as { cases: IngestCase[] };
const readable = cases.flatMap((one) => {
  const body = parse(one);
  return body === undefined || one.name in STRICTER ? [] : [[one.name, one, body] as const];
});

test("The schema is held against most cases", () => {
  expect(readable.length).toBeGreaterThan(60);
  expect(cases.map((one) => one.name)).toEqual(expect.arrayContaining(Object.keys(STRICTER)));
});

test.each(readable)("The schema and the service agree on: %s", (_, { status, accepted = 0, errors = [], warnings = [] }, body) => {
  const events: unknown = (body as { events?: unknown } | null)?.events;
  if (!Array.isArray(events) || events.length === 0 || events.length > 1000) {
    expect(status).toBe(400);
    expect(violationsOfRequest(body)).not.toEqual([]);
    return;
  }
  const beyond = [...errors, ...warnings].filter((problem) => BEYOND.some((code) => problem.endsWith(` ${code}`)));
  const expected = [...errors, ...warnings].filter((problem) => !beyond.includes(problem)).map(place);
  const ofEvents = events.flatMap((event, index) => known(violationsOfEvent(event)).map((path) => `${index} ${path}`));
  const ofRequest = known(violationsOfRequest(body)).filter((path) => !path.startsWith("events.")).map((path) => `- ${path}`);
  const found = [...ofEvents, ...ofRequest].filter((problem) => expected.includes(problem) || !beyond.map(place).includes(problem));
  expect(new Set(found)).toEqual(new Set(expected));

  const refused = events.filter((event) => refusals(event).length > 0).length;
  const alsoRefused = errors.filter((problem) => beyond.includes(problem)).length;
  expect(events.length - refused - alsoRefused).toBe(accepted);
});

interface Schema {
  definitions: { event: { properties: { event_type: { enum: string[] } } } };
}

/** The file itself says what its cases mean. */
interface IngestCase {
  name: string;
  body?: string | [string, string, number, string];
  packed?: string;
  headers?: object;
  status: number;
  accepted?: number;
  errors?: string[];
  warnings?: string[];
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, FIXTURES), "utf8"));
}

function known(found: ReturnType<typeof violationsOfEvent>): string[] {
  // Of an object of pairs the service names the object, whichever pair it is.
  return found.filter((violation) => !violation.unknown).map(({ path }) => path.replace(/^custom\..*/, "custom"));
}

/** The problem without its code. */
function place(problem: string): string {
  return problem.slice(0, problem.lastIndexOf(" "));
}

/** The body's JSON, or undefined when the case is not about JSON. */
function parse({ body, packed, headers }: IngestCase): unknown {
  if (body === undefined || packed || headers) return undefined;
  const text = Array.isArray(body) ? body[0] + body[1].repeat(body[2]) + body[3] : body;
  const json = text
    .replaceAll("$pause", "'event_type':'pause','event_time':$now,$ids")
    .replaceAll("$ids", "'player_id':'p','view_id':'v','session_id':'s','viewer_id':'u'")
    .replaceAll("$now", "1760000000000")
    .replaceAll("'", '"');
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
