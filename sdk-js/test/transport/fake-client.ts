import { vi } from "vitest";
import type { Answer } from "../../src/transport/retry-policy";

interface Body {
  events: unknown[];
  batch_id: string;
  attempt: number;
  sent_at: number;
}

/** A client whose requests the test answers, one after another. */
export class FakeClient {
  readonly posts: { body: string; keepalive: boolean; answer: (answer: Answer) => Promise<void> }[] = [];
  readonly beacons: string[] = [];
  takesBeacons: (body: string) => boolean = () => true;
  compressing = false;
  released: (() => void) | undefined;

  async post(body: string, keepalive: boolean, wanted: () => boolean): Promise<Answer> {
    if (this.compressing) await new Promise<void>((resolve) => (this.released = resolve));
    if (!wanted()) return { status: 0 };
    return new Promise((resolve) => {
      const answer = async (given: Answer) => {
        resolve(given);
        await vi.advanceTimersByTimeAsync(0);
      };
      this.posts.push({ body, keepalive, answer });
    });
  }

  beacon(body: string): boolean {
    const taken = this.takesBeacons(body);
    if (taken) this.beacons.push(body);
    return taken;
  }

  get last() {
    const post = this.posts.at(-1);
    if (!post) throw new Error("nothing was posted");
    return { ...post, ...parse(post.body) };
  }
}

export function parse(body: string): Body {
  return JSON.parse(body) as Body;
}
