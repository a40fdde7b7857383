import { Numbers } from "./numbers.js";

/** Shows the derived numbers on the video. */
export class Overlay {
  #numbers = new Numbers();

  constructor() {
    const overlay = document.querySelector("#overlay");
    const toggle = document.querySelector("#toggle-overlay");
    toggle.addEventListener("click", () => {
      overlay.hidden = !overlay.hidden;
      toggle.setAttribute("aria-expanded", String(!overlay.hidden));
      toggle.textContent = overlay.hidden ? "Show numbers" : "Hide numbers";
    });
  }

  tell(event) {
    const { state, numbers } = this.#numbers.add(event);
    const chip = document.querySelector("#state");
    chip.textContent = chip.dataset.state = state;
    for (const [name, value] of Object.entries(numbers)) document.querySelector(`[data-number="${name}"]`).textContent = value || "–";
  }
}
