import { throttle } from "./throttle.js";

const SLOW_RATE = 100_000;

/** Makes the buttons work. @param {import("./page.js").Controls} controls @param say tells the viewer what a button did */
export function addButtons(video, controls, say) {
  const play = controls.play ?? (() => video.play());
  on("play", play);
  on("pause", () => video.pause());
  on("seek", () => {
    video.currentTime = (video.currentTime + 15) % (video.duration || 60);
  });
  on("reload", () => {
    say("A new view of the same media.");
    return playing(controls.load);
  });
  on("error", () => {
    say("Loading what does not exist: an error, and a start that failed. New view goes on.");
    return playing(controls.fail);
  });
  on("throttle", (button) => setSlow(button, button.getAttribute("aria-pressed") !== "true"));
  if (controls.choose) addSwitch();

  async function setSlow(button, slow) {
    if (!navigator.serviceWorker) return "A slow network is made by a service worker, for which browsers want https or localhost.";
    const rate = controls.slowRate ?? SLOW_RATE;
    await throttle(slow ? rate : undefined);
    button.setAttribute("aria-pressed", String(slow));
    if (slow && controls.reloadSlowly) void attempt(() => playing(controls.reloadSlowly));
    return slow ? `Media now comes at ${rate / 1000} kbit/s: once the buffer is empty, playback stalls.` : "Media comes at full speed again.";
  }

  /** Loads what is to be played as soon as it can be. */
  function playing(load) {
    video.autoplay = true;
    return load();
  }

  /** Goes through the renditions, then back to the player's own choice. */
  function addSwitch() {
    let chosen;
    document.querySelector("#switch").hidden = false;
    on("switch", () => {
      const names = controls.renditions();
      chosen = chosen === undefined ? 0 : chosen + 1;
      if (chosen >= names.length) chosen = undefined;
      controls.choose(chosen);
      return chosen === undefined ? "The player chooses the quality again." : `Only ${names[chosen]} from now on.`;
    });
  }

  /** What an action returns as a sentence is said. */
  function on(id, action) {
    const button = document.querySelector(`#${id}`);
    button.addEventListener("click", () => attempt(async () => {
      const message = await action(button);
      if (typeof message === "string") say(message);
    }));
  }
}

async function attempt(action) {
  try {
    await action();
  } catch (error) {
    // Players refuse to play what cannot be loaded, which here is often the point: the reports tell.
    console.info(String(error));
  }
}
