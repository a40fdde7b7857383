/** A period in which something runs is billed as at least so many milliseconds (Flex Consumption, on demand). */
const SHORTEST = 1000;

/** How long a function group's instance is active: the union of its executions, each period at least a second long. */
export class ActiveTime {
  #running = 0;
  #closed = 0;
  #from = 0;
  #until = 0;

  begin(now) {
    if (this.#running++ > 0 || now <= this.#until) return;
    this.#closed += this.#until - this.#from;
    this.#from = now;
    this.#until = now + SHORTEST;
  }

  end(now) {
    if (--this.#running === 0) this.#until = Math.max(this.#until, now);
  }

  /** Seconds until now. */
  seconds(now) {
    const end = this.#running > 0 ? now : Math.min(this.#until, now);
    return (this.#closed + end - this.#from) / 1000;
  }
}
