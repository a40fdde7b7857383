/** Loads a script of the kind that leaves a global behind. */
export function loadScript(url) {
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: url, onload: resolve, onerror: reject });
    document.head.append(script);
  });
}

/** The first event of a type that a target tells by `addEventListener`. */
export function once(target, type) {
  return new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));
}

/** The demo's media, and what is wrong with it on request. */
const MEDIA = "/demo/media/abr";
export const HLS = { vod: `${MEDIA}/master.m3u8`, live: "/live/master.m3u8" };
export const DASH = { vod: `${MEDIA}/manifest.mpd`, live: "/live/manifest.mpd" };
