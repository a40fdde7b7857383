/** A media element without a player. */
export function html5(video) {
  return {
    player: video,
    sources: { vod: "/demo/media/sample.mp4" },
    load(url) {
      video.src = url;
    },
    play: () => video.play(),
    pause: () => video.pause(),
    seek(position) {
      video.currentTime = position;
    },
    destroy() {
      video.removeAttribute("src");
      video.load();
    },
  };
}
