import type { ErrorFamily, EventData } from "../session/derived-event";
import { text } from "../session/text";
import { withoutSecrets } from "../session/without-secrets";

/** What a player says went wrong, as reports take it. Queries and fragments of addresses, which carry tokens, stay here. */
export function playerError(family: ErrorFamily, code: string, message: unknown, fatal: boolean, facts: object): EventData["error"] {
  return {
    error_family: family,
    error_code: code,
    error_message: told(message, 1024) || code,
    error_context: told(JSON.stringify(facts).replace(/^{}$/, ""), 2048) || undefined,
    fatal,
  };
}

function told(words: unknown, most: number): string | undefined {
  const said = text(words, most);
  return said && withoutSecrets(said);
}
