import { Transform } from "node:stream";

/** Holds media back from a byte position on, until it is opened: a network that stops. */
export class MediaGate {
  #opened!: () => void;
  readonly #whenOpen = new Promise<void>((resolve) => (this.#opened = resolve));

  constructor(private readonly closedFrom: number) {}

  open(): void {
    this.#opened();
  }

  /** A stream to pass a response's body through. @param start the body's first byte in the file. */
  from(start: number): Transform {
    const { closedFrom } = this;
    const whenOpen = this.#whenOpen;
    let position = start;
    return new Transform({
      async transform(chunk: Buffer, _, done) {
        const free = Math.max(0, Math.min(chunk.length, closedFrom - position));
        position += chunk.length;
        if (free > 0) this.push(chunk.subarray(0, free));
        if (free < chunk.length) {
          await whenOpen;
          this.push(chunk.subarray(free));
        }
        done();
      },
    });
  }
}
