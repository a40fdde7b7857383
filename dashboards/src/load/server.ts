/** A server, and who we are to it. */
export interface Server {
  /** Without a slash at its end. */
  url: string;
  headers: Record<string, string>;
}

export interface Answer {
  status: number;
  text: string;
}

const patience = 30_000;

/** Asks, and does not follow to another address: a page to log in at is no success. @throws Error when there is no answer within 30 s. */
export async function ask({ url, headers }: Server, method: string, path: string, body?: string): Promise<Answer> {
  const content = body === undefined ? {} : { body, headers: { ...headers, 'content-type': 'application/yaml' } };
  try {
    const response = await fetch(url + path, { method, headers, redirect: 'manual', signal: AbortSignal.timeout(patience), ...content });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    const { message, cause } = error as Error;
    throw new Error(`no answer to ${method} ${url}${path}: ${cause instanceof Error ? cause.message || cause.name : message}`);
  }
}

/** Says what was answered instead of what was hoped for. */
export const refusal = ({ status, text }: Answer) => `${status} ${text.trim() || '(nothing more)'}`;
