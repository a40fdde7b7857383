/** Who serves an address: what is said of its host, or of a domain above; of several the first. */
export function cdnProvider(url: string, providers: Readonly<Record<string, string | number>> = {}): string | number | undefined {
  const host = /^https?:\/\/(?:[^/?#]*@)?([^/?#:]+)/i.exec(url)?.[1]?.toLowerCase();
  return Object.entries(providers).find(([domain]) => `.${host}`.endsWith(`.${domain}`))?.[1];
}
