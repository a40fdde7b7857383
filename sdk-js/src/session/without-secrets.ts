/**
 * Text without what the addresses in it may give away: who is logged in, tokens (in queries), state (in fragments). Where an address ends is
 * anyone's guess in a message, so that more may go than had to.
 */
export function withoutSecrets(text: string): string {
  return text.replace(/\/\/[^\s/?#"]*@/g, "//").replace(/(\/[^\s?#"<>]*)[?#][^\s"<>]+/g, "$1");
}
