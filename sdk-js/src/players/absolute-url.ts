/** The address as the browser would resolve it: players tell what the page gave them. */
export function absoluteUrl(url: string | null | undefined): string | undefined {
  try {
    return url ? new URL(url, document.baseURI).href : undefined;
  } catch {
    return undefined;
  }
}
