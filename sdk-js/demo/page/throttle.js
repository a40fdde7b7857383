/** How often the worker is told again: browsers end idle workers, and with them what they know. Milliseconds. */
const REPEAT = 5000;

let timer;

/** Slows down the media that this page loads, whatever loads it. @param {number} [rate] bit/s; full speed if absent */
export async function throttle(rate) {
  await navigator.serviceWorker.register(new URL("../slow-network.js", import.meta.url));
  const tell = async () => {
    const { active } = await navigator.serviceWorker.ready;
    await new Promise((taken) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = taken;
      active.postMessage({ rate }, [port2]);
    });
  };
  clearInterval(timer);
  if (rate) timer = setInterval(() => void tell(), REPEAT);
  await tell();
}
