/** The bar on top: what time it is in the forum, and the controls that move it. */

import { el } from "./dom.js";
import { fieldValue, longDay, offsetOf, shortWeekday, dayOf, timeOf, wait, weekday } from "./dates.js";
import { moveClock } from "./wire.js";

const TICK_MS = 500;

/** The clock bar. `hooks`: `{onTick(date, zone), onMove(), arrivals()}`; arrivals gives `[{name, count}]` since the last move. */
export class ClockBar {
  constructor(node, words, hooks) {
    this.node = node;
    this.hooks = hooks;
    this.state = null;
    this.read = 0; // machine time, ms, when the state was read
    this.busy = false;
    this.moved = false;
    this.problem = null;
    this.build(words);
    setInterval(() => this.#tick(), TICK_MS);
  }

  /** Lay the bar out in these words; again when the page's language changes. */
  build(words) {
    this.words = words;
    this.language = words.languageName === "English" ? "en" : "ru";
    this.time = el("time", { class: "time" });
    this.date = el("span", { class: "date" });
    this.zone = el("span", { class: "zone" });
    this.due = el("p", { class: "due", "data-testid": "clock-due" });
    this.news = el("p", { class: "news", role: "status", "aria-live": "polite", "data-testid": "clock-news" });
    this.field = el("input", { type: "datetime-local", required: true, "aria-label": words.at, "data-testid": "clock-at" });
    this.field.addEventListener("input", () => this.field.toggleAttribute("data-touched", true));
    this.next = this.#button("clock-next", words.next, { do: "next" }, "primary");
    this.controls = el(
      "form",
      { class: "controls", role: "group", "aria-label": words.moveClock },
      this.#button("clock-hour", words.hour, { do: "add", seconds: 3600 }),
      this.#button("clock-day", words.day, { do: "add", seconds: 86400 }),
      this.next,
      el("span", { class: "jump" }, this.field, el("button", { type: "submit", "data-testid": "clock-set" }, words.go)),
      this.#button("clock-reset", words.reset, { do: "reset" }, "quiet", words.resetHint),
      el("span", { class: "spinner", role: "status" }, el("span", { class: "hush" })),
    );
    this.controls.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#move({ do: "set", at: this.field.value });
    });
    this.node.replaceChildren(
      el("div", { class: "now", "data-testid": "clock-now", role: "timer", "aria-label": words.forumTime, "aria-live": "off" }, this.time, el("span", { class: "when" }, this.date, this.zone)),
      el("div", { class: "drive" }, this.controls, el("div", { class: "notes" }, this.due, this.news)),
    );
    if (this.state) this.update(this.state);
  }

  /** Show a clock state from the server. */
  update(state) {
    this.state = state;
    this.read = performance.now();
    this.#tick();
    this.#show();
  }

  #button(testid, label, move, look, hint) {
    return el("button", { type: "button", class: look, title: hint, "data-testid": testid, onclick: () => this.#move(move) }, label);
  }

  #now() {
    return new Date(new Date(this.state.now).getTime() + (performance.now() - this.read) * (this.state.speed ?? 0));
  }

  #tick() {
    if (!this.state) return;
    const { zone, speed } = this.state;
    const now = this.#now();
    put(this.time, timeOf(now, this.language, zone));
    put(this.date, `${weekday(now, this.language, zone)}, ${longDay(now, this.language, zone)}`);
    put(this.zone, [zone, offsetOf(now, zone), speed > 1 && this.words.speed(speed)].filter(Boolean).join(" · "));
    this.time.dateTime = this.state.now;
    if (!this.field.hasAttribute("data-touched") && document.activeElement !== this.field) this.field.value = fieldValue(now, zone);
    this.hooks.onTick(now, zone);
  }

  #show() {
    const { words, language, state, busy } = this;
    for (const control of this.controls.querySelectorAll("button, input")) control.disabled = busy || !state;
    this.next.disabled ||= !state?.next;
    this.controls.setAttribute("aria-busy", String(busy));
    put(this.controls.querySelector(".hush"), busy ? words.moving : "");
    if (state) this.due.replaceChildren(...this.#due(language));
    if (this.problem) this.news.replaceChildren(el("span", { class: "bad" }, words.clockFailed(this.problem)));
    else if (this.moved) this.news.replaceChildren(...this.#news());
    else this.news.replaceChildren();
  }

  /** A heartbeat in the reader's words; what is not known by name is shown as it came. */
  #called(what) {
    const { dueReminders, dueOffers, dueNotices } = this.words;
    return { reminders: dueReminders, offers: dueOffers, notices: dueNotices }[what] ?? what;
  }

  #due(language) {
    const { next, zone } = this.state;
    if (!next) return [this.words.nextNone];
    const at = new Date(next.at);
    const ahead = wait(this.#now(), at, language);
    const when = `${shortWeekday(at, language, zone)}, ${dayOf(at, language, zone, this.#now())}, ${timeOf(at, language, zone)}`;
    return [`${this.words.nextIs}: `, el("b", {}, this.#called(next.what)), ` · ${when}`, ahead ? ` (${this.words.nextIn(ahead)})` : ""];
  }

  #news() {
    const { words } = this;
    const arrivals = this.hooks.arrivals().filter(({ count }) => count > 0);
    if (!arrivals.length) return this.busy ? [] : [el("span", {}, words.arrivedNone)];
    return arrivals.map(({ name, count }) => el("span", { class: "chip", title: words.arrivedTitle }, words.arrived(name, count)));
  }

  async #move(move) {
    if (this.busy) return;
    const focused = document.activeElement?.dataset.testid;
    this.busy = true;
    this.moved = true;
    this.problem = null;
    this.hooks.onMove();
    this.#show();
    const reply = await moveClock(move);
    this.busy = false;
    this.field.removeAttribute("data-touched");
    if (reply.now) this.update(reply);
    else {
      this.problem = reply.error ?? "";
      this.#show();
    }
    if (focused) this.node.querySelector(`[data-testid="${focused}"]`)?.focus({ preventScroll: true });
  }
}

function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
