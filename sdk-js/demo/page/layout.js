import { NUMBERS } from "./numbers.js";

const PAGES = { "./": "HTML5 video", "hls.html": "hls.js", "dash.html": "dash.js", "shaka.html": "Shaka Player", "videojs.html": "Video.js" };

/** Lays the page out around its video. */
export function lay(video, title, endpointUrl) {
  document.body.insertAdjacentHTML("afterbegin", page(title));
  document.querySelector(".screen").prepend(video);
  document.querySelector("#endpoint").textContent = endpointUrl;
  // Where reports go, and as whose, holds for the other pages too.
  for (const link of document.querySelectorAll("header a")) link.search = location.search;
}

// Every part is of this file's own making: nothing here comes from outside.
const page = (title) => `
  <header>
    <a class="brand" href="./">OpenQoE <span>demo</span></a>
    <nav aria-label="Players">${Object.entries(PAGES).map(([file, name]) => link(file, name, name === title)).join("")}</nav>
    <p class="endpoint">Reports go to <code id="endpoint"></code></p>
  </header>
  <main>
    <section class="stage" aria-labelledby="title">
      <h1 id="title">${title}</h1>
      <div class="screen">
        <section id="overlay" class="overlay" aria-label="Numbers of this view">
          <h2>This view <output id="state" class="state">idle</output></h2>
          <dl id="numbers">${Object.entries(NUMBERS).map(([name, label]) => number(name, label)).join("")}</dl>
        </section>
      </div>
      <div class="buttons">
        <div role="group" aria-label="Playback">
          <button id="play" class="main">Play</button>
          <button id="pause">Pause</button>
          <button id="seek">Seek +15 s</button>
          <button id="reload">New view</button>
        </div>
        <div role="group" aria-label="What can go wrong">
          <button id="switch" hidden>Switch quality</button>
          <button id="throttle" aria-pressed="false">Slow network</button>
          <button id="error" class="danger">Error</button>
        </div>
        <button id="toggle-overlay" aria-controls="overlay" aria-expanded="true">Hide numbers</button>
      </div>
      <p id="note" role="status">What the SDK derives is listed as it happens, and ticked ✓ once the service has it.</p>
    </section>
    <section class="log" aria-labelledby="events-title">
      <h2 id="events-title">Events <output id="count">0</output></h2>
      <ol id="events" tabindex="0" aria-labelledby="events-title"><li class="empty">None yet.</li></ol>
      <h2 id="batches-title">Requests <output id="batch-count">0</output></h2>
      <ol id="batches" tabindex="0" aria-labelledby="batches-title"><li class="empty">None yet.</li></ol>
    </section>
  </main>`;

const link = (file, name, current) => `<a href="${file}"${current ? ' aria-current="page"' : ""}>${name}</a>`;
const number = (name, label) => `<div><dt>${label}</dt><dd data-number="${name}">–</dd></div>`;
