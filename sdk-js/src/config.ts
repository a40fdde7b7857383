import type { BatchStore } from "./batch/batch-store";
import type { PlayerKind } from "./players/player-kind";
import type { WireEvent } from "./session/wire-event";

export interface Options {
  /** Where events go, as `https://qoe.example.com/v1/events`. */
  endpointUrl: string;
  /** Identifies the player or page in reports. */
  playerId: string;
  /** The organisation; with a key, the service knows it from the key. */
  orgId?: string;
  /** An ingest key. It is public: anyone can read it in the page. */
  apiKey?: string;
  env?: string;
  appName?: string;
  appVersion?: string;
  /** Events that make a batch. Default 10. */
  batchSize?: number;
  /** Longest time an event waits for its batch, ms. Default 5000. */
  batchInterval?: number;
  /** Events kept while they cannot be sent; the oldest give way. Default 1000. */
  maxQueueSize?: number;
  /** Whether what cannot be sent may be kept on the device, beyond the page's life. Default true where the SDK has storage. */
  offline?: boolean;
  /** Makes what keeps it, for a name. Default memory in the small entry, `indexedDbStore` in the full one. */
  storage?: (name: string) => BatchStore;
  /** Time between heartbeats while playing, ms. Default 10000. */
  heartbeatInterval?: number;
  /** Kinds of players that attach() recognises besides media elements. Default all that the SDK knows. */
  players?: readonly PlayerKind[];
  /** Say on the console what is sent and what goes wrong. Default false. */
  debug?: boolean;
  /** Called with each event as it is queued. */
  onEvent?: (event: WireEvent) => void;
}

type Optional = "orgId" | "apiKey" | "env" | "appName" | "appVersion" | "offline" | "storage" | "players" | "debug" | "onEvent";
export type Config = Readonly<Required<Omit<Options, Optional>> & Pick<Options, Optional>>;

export function toConfig(options: Options): Config {
  return {
    ...options,
    batchSize: within(options.batchSize, 1, 500, 10),
    batchInterval: within(options.batchInterval, 100, 600_000, 5000),
    maxQueueSize: within(options.maxQueueSize, 10, 100_000, 1000),
    heartbeatInterval: within(options.heartbeatInterval, 1000, 600_000, 10_000),
  };
}

/** The value if it is a sensible number, the default if not. */
function within(value: number | undefined, least: number, most: number, otherwise: number): number {
  return value !== undefined && value >= least ? Math.min(most, value) : otherwise;
}
