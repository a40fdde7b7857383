import { Ajv, type ErrorObject } from "ajv";
import { readFileSync } from "node:fs";

/** Both sides' word on what events are: the service's tests write it from its own table. */
const schema = JSON.parse(readFileSync(new URL("../../../tests/Fixtures/event.schema.json", import.meta.url), "utf8")) as object;
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strictTypes: false, strictRequired: false }).addSchema(schema, "wire");

/** What is wrong at a place, as `data.resolution.width`. */
export interface Violation {
  readonly path: string;
  /** The service does not know the field, and ignores it. */
  readonly unknown: boolean;
  readonly message: string;
}

/** Whatever of a request's body the service would refuse, warn about, or not know. */
export function violationsOfRequest(body: unknown): Violation[] {
  return violations("wire", body);
}

/** Whatever of an event the service would refuse, warn about, or not know. */
export function violationsOfEvent(event: unknown): Violation[] {
  return violations("wire#/definitions/event", event);
}

/** Why the service would refuse an event. */
export function refusals(event: unknown): Violation[] {
  return violations("wire#/definitions/accepted", event);
}

function violations(definition: string, value: unknown): Violation[] {
  ajv.validate(definition, value);
  return (ajv.errors ?? []).filter((error) => error.keyword !== "if" && error.keyword !== "propertyNames").map(toViolation);
}

function toViolation({ instancePath, keyword, params, message }: ErrorObject): Violation {
  const missing: unknown = params["missingProperty"] ?? params["additionalProperty"] ?? "";
  const path = `${instancePath}/${String(missing)}`.split("/").filter(Boolean).join(".");
  return { path, unknown: keyword === "additionalProperties", message: message ?? keyword };
}
