import { pick, type Random } from './random.ts';

export type Labels = Record<string, string>;

/** Who watches: the base labels that all metrics of one of the exporter's label sets share. */
export interface Audience {
  labels: Labels;
  /** Views that it starts a second, on average. */
  viewsPerSecond: number;
  /** So seldom seen that its series are sent once a minute, unchanged ones as they are. */
  quiet: boolean;
}

export const organisation = 'acme-tv';

const platforms = [
  ['desktop', 'windows', 'chrome'],
  ['mobile', 'android', 'chrome'],
  ['mobile', 'ios', 'safari'],
  ['desktop', 'macos', 'safari'],
  ['desktop', 'windows', 'edge'],
  ['tv', 'tizen', 'samsung'],
  ['desktop', 'macos', 'chrome'],
  ['tv', 'webos', 'chrome'],
  ['tablet', 'ios', 'safari'],
  ['desktop', 'windows', 'firefox'],
  ['tablet', 'android', 'chrome'],
  ['tv', 'android', 'chrome'],
  ['mobile', 'android', 'samsung'],
  ['desktop', 'linux', 'firefox'],
  ['console', 'playstation', 'webkit'],
] as const;

const players = [
  ['acme-web', 'www', 'hlsjs'],
  ['acme-app', 'apps', 'shaka'],
  ['acme-embed', 'partners', 'videojs'],
  ['acme-web', 'www', 'dashjs'],
  ['acme-app', 'apps', 'native'],
] as const;

const numbered = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(3, '0')}`);

const titles = { vod: numbered('title', 150), live: numbered('channel', 20) } as const;
const countries = 'US GB DE FR BR IN JP ES IT CA MX PL NL SE AU AR TR KR PT CH AT BE DK NO FI IE CZ GR RO ZA'.split(' ');
const cdns = ['akamai', 'cloudfront', 'fastly', 'cloudflare'];

function labelsOf(random: Random): Labels {
  const content = pick(random, ['vod', 'vod', 'live'] as const);
  const [device_category, os_family, browser_family] = pick(random, platforms);
  const [player_id, app_name, player_name] = pick(random, players);
  return {
    org_id: organisation,
    env: pick(random, ['production', 'production', 'production', 'staging']),
    content_type: content,
    video_id: pick(random, titles[content]),
    device_category,
    os_family,
    browser_family,
    player_id,
    app_name,
    player_name,
    network_country: pick(random, countries),
    cdn: pick(random, cdns),
    slot: pick(random, ['0', '1']),
  };
}

/** Audiences without end, none twice; one in four is busy. */
export function* audiences(random: Random): Generator<Audience> {
  const seen = new Set<string>();
  for (;;) {
    const labels = labelsOf(random);
    const key = Object.values(labels).join();
    if (seen.has(key)) continue;
    seen.add(key);
    const quiet = seen.size % 4 !== 0;
    yield { labels, quiet, viewsPerSecond: (quiet ? 0.004 : 0.2) * (0.25 + random()) };
  }
}
