/** Who serves an address: what is said of its host, or else of the nearest domain above. */
export function cdnProvider(url: string, providers: Readonly<Record<string, string>> = {}): string | undefined {
  const host = /^https?:\/\/(?:[^/?#]*@)?([^/?#:]*)/i.exec(url)?.[1] ?? "";
  const labels = host.toLowerCase().split(".");
  const known = labels.map((_, i) => labels.slice(i).join(".")).find((domain) => Object.hasOwn(providers, domain));
  return known && providers[known];
}
