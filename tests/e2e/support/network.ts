import { Transform } from "node:stream";

/** What of the media a rule is about; all of it without restrictions. */
export interface Wanted {
  readonly kinds?: readonly Kind[];
  /** Seconds of the media: pieces that have something of [from, to). */
  readonly from?: number;
  readonly to?: number;
}

export type Kind = "manifest" | "init" | "video" | "audio" | "file";

/** A request, or a part of a file on its way, as rules see it. Seconds of the media. */
interface Piece {
  readonly kind: Kind;
  readonly from: number;
  readonly to: number;
}

type Effect = { readonly delay: number } | "hold" | "cut" | { readonly status: number } | { readonly body: string };

/** Something that the network does to media until it is lifted. */
export class Rule {
  lift!: () => void;
  /** Requests it met. */
  met = 0;
  readonly lifted: Promise<void>;

  constructor(
    readonly effect: Effect,
    readonly wanted: Wanted,
    onLift: (rule: Rule) => void,
  ) {
    this.lifted = new Promise((resolve) => {
      this.lift = () => {
        onLift(this);
        resolve();
      };
    });
  }

  /** @returns when it was lifted, Unix ms. */
  async liftAfter(ms: number): Promise<number> {
    await wait(ms);
    this.lift();
    return Date.now();
  }

  concerns({ kind, from, to }: Piece): boolean {
    const { kinds, from: first = 0, to: last = Infinity } = this.wanted;
    return (kinds?.includes(kind) ?? true) && to > first && from < last;
  }
}

/** How a request ends. */
export type Fate = "pass" | "cut" | { readonly status: number } | { readonly body: string };

const SEGMENT_SECONDS = 2;
const FILE_SECONDS = 60;

/** The network between player and media, which does what the test's script says. */
export class Network {
  readonly #rules = new Set<Rule>();

  /** Requests wait so long, each by itself. */
  delay(ms: number, wanted: Wanted): Rule {
    return this.#add({ delay: ms }, wanted);
  }

  /** Nothing comes until the rule is lifted; of a file, nothing more. */
  hold(wanted: Wanted): Rule {
    return this.#add("hold", wanted);
  }

  /** The connection breaks. */
  cut(wanted: Wanted): Rule {
    return this.#add("cut", wanted);
  }

  answer(status: number, wanted: Wanted): Rule {
    return this.#add({ status }, wanted);
  }

  /** Something else comes, as if it were what was asked for. */
  replace(body: string, wanted: Wanted): Rule {
    return this.#add({ body }, wanted);
  }

  /** Lets everything pass. */
  reset(): void {
    for (const rule of this.#rules) rule.lift();
  }

  /** Waits as long as the rules want. @param start the first byte that is asked for, of so many. */
  async request(path: string, start: number, size: number): Promise<Fate> {
    const piece = pieceOf(path, start, size);
    return piece ? this.#pass(piece, [...this.#rules]) : "pass";
  }

  /** A stream to pass a file's body through, for what rules say of the parts that come later. */
  body(path: string, start: number, size: number): Transform {
    const pass = (piece: Piece) => this.#pass(piece, [...this.#rules].filter(({ effect }) => effect === "hold" || effect === "cut"));
    let position = start;
    return new Transform({
      async transform(chunk: Buffer, _, done) {
        const piece = pieceOf(path, position, size, chunk.length);
        position += chunk.length;
        const fate = piece?.kind === "file" ? await pass(piece) : "pass";
        if (fate === "pass") done(null, chunk);
        else this.destroy();
      },
    });
  }

  #add(effect: Effect, wanted: Wanted): Rule {
    const rule = new Rule(effect, wanted, (lifted) => this.#rules.delete(lifted));
    this.#rules.add(rule);
    return rule;
  }

  async #pass(piece: Piece, rules: readonly Rule[]): Promise<Fate> {
    for (const rule of rules) {
      if (!rule.concerns(piece)) continue;
      rule.met++;
      const { effect } = rule;
      if (effect === "cut") return "cut";
      else if (effect === "hold") await rule.lifted;
      else if ("delay" in effect) await wait(effect.delay);
      else return effect;
    }
    return "pass";
  }
}

/** @param length of a file's part; its bytes are taken to be spread evenly over its time, which is right within a second or two. */
function pieceOf(path: string, start: number, size: number, length = 1): Piece | undefined {
  const segment = /\/chunk-stream(\d)-(\d+)\.m4s$/.exec(path);
  if (segment) {
    const to = Number(segment[2]) * SEGMENT_SECONDS;
    return { kind: segment[1] === "3" ? "audio" : "video", from: to - SEGMENT_SECONDS, to };
  }
  if (path.endsWith(".mp4")) return { kind: "file", from: (start / size) * FILE_SECONDS, to: ((start + length) / size) * FILE_SECONDS };
  const everywhere = { from: 0, to: Infinity };
  if (/\.(m3u8|mpd)$/.test(path)) return { kind: "manifest", ...everywhere };
  return path.endsWith(".m4s") ? { kind: "init", ...everywhere } : undefined;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
