/** Does it to all items, so many at once, in their order. */
export async function concurrently<T>(atOnce: number, items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  // Workers share the iterator, so each item is one worker's.
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (const item of queue) await work(item);
  }));
}
