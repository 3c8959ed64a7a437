/** The forum in a box: phones side by side and the forum's clock, all kept up to date by one stream of states. */

import { el, place } from "./dom.js";
import { ClockBar } from "./clock.js";
import { Phone } from "./phone.js";
import { listen } from "./wire.js";
import { LANGUAGES, spoken, wordsFor } from "./words.js";

const REMEMBERED = { language: "forum-language", tips: "forum-tips-hidden" };

class Page {
  constructor() {
    this.language = recall(REMEMBERED.language) ?? spoken(navigator.language);
    this.phones = new Map(); // user id → {phone, tab, marks}
    this.current = null; // user id of the phone shown where there is room for one
    this.clock = new ClockBar(byId("clock"), wordsFor(this.language), {
      onTick: (now, zone) => this.phones.forEach(({ phone }) => phone.showTime(now, zone)),
      onMove: () => this.phones.forEach((entry) => Object.assign(entry, { mark: highest(entry.phone.state.messages), arrived: 0 })),
      arrivals: () => [...this.phones.values()].map((entry) => ({ name: entry.name, count: entry.arrived })),
    });
    this.speak(this.language);
    listen((state) => this.update(state), (linked) => this.showLink(linked));
  }

  /** Show a state: new phones appear, gone ones leave, the others are updated in place. */
  update(state) {
    for (const phoneState of state.phones) {
      const entry = this.phones.get(phoneState.user_id) ?? this.addPhone(phoneState);
      entry.name = phoneState.name;
      this.countArrivals(entry, phoneState.messages);
      entry.phone.update(phoneState, state.bot, state.clock);
    }
    const ids = new Set(state.phones.map(({ user_id }) => user_id));
    for (const id of this.phones.keys()) if (!ids.has(id)) this.phones.delete(id);
    if (!this.phones.has(this.current)) this.current = state.phones[0]?.user_id;
    const entries = state.phones.map(({ user_id }) => this.phones.get(user_id));
    place(byId("phones"), entries.map(({ phone }) => phone.node));
    place(byId("tabs"), entries.map(({ tab }) => tab));
    this.clock.update(state.clock);
    this.showTabs();
  }

  addPhone(state) {
    const phone = new Phone(state, (id) => (this.phones.get(id).mark = Infinity));
    const badge = el("span", { class: "badge", hidden: true });
    const tab = el("button", { type: "button", role: "tab", id: `tab-${phone.id}`, "aria-controls": `phone-${phone.id}`, onclick: () => this.open(phone.id) }, el("span", {}, state.name), badge);
    tab.addEventListener("keydown", (event) => this.walkTabs(event));
    const entry = { phone, tab, badge, mark: Infinity, arrived: 0, seen: highest(state.messages) };
    this.phones.set(phone.id, entry);
    return entry;
  }

  /** Count what the bot sent since the last move of the clock, until the owner does something themself. */
  countArrivals(entry, messages) {
    if (entry.mark === Infinity) return;
    entry.arrived = messages.filter((message) => message.from === "bot" && message.id > entry.mark).length;
  }

  /** Show one phone where there is room for only one. */
  open(id) {
    this.current = id;
    this.showTabs();
    this.phones.get(id).phone.chat.toEnd();
  }

  showTabs() {
    for (const [id, entry] of this.phones) {
      const chosen = id === this.current;
      if (chosen) entry.seen = highest(entry.phone.state.messages);
      const unread = entry.phone.state.messages.filter((message) => message.from === "bot" && message.id > entry.seen).length;
      entry.tab.setAttribute("aria-selected", String(chosen));
      entry.tab.tabIndex = chosen ? 0 : -1;
      entry.badge.hidden = unread === 0;
      entry.badge.textContent = unread || "";
      entry.badge.title = wordsFor(this.language).newMessages(unread);
      entry.phone.node.classList.toggle("current", chosen);
    }
    byId("tabs").hidden = this.phones.size < 2;
  }

  walkTabs(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const ids = [...this.phones.keys()];
    const id = ids[(ids.indexOf(this.current) + step + ids.length) % ids.length];
    this.open(id);
    this.phones.get(id).tab.focus();
  }

  /** Say the page's own words in a language; the phones keep their owners'. */
  speak(language) {
    this.language = language;
    const words = wordsFor(language);
    remember(REMEMBERED.language, language);
    document.documentElement.lang = language;
    document.title = words.title;
    byId("tabs").setAttribute("aria-label", words.phones);
    byId("offline").textContent = words.connectionLost;
    this.clock.build(words);
    this.showTips(words);
  }

  showTips(words) {
    const toggle = LANGUAGES.map((language) =>
      el("button", { type: "button", lang: language, "aria-pressed": String(language === this.language), title: wordsFor(language).languageName, onclick: () => this.speak(language) }, language.toUpperCase()),
    );
    const details = el("details", { open: recall(REMEMBERED.tips) !== "yes" && !matchMedia("(max-width: 759px)").matches }, el("summary", {}, words.tipsTitle), el("p", {}, words.tips));
    details.addEventListener("toggle", () => remember(REMEMBERED.tips, details.open ? "no" : "yes"));
    byId("tips").replaceChildren(details, el("div", { class: "languages", role: "group", "aria-label": words.pageLanguage }, toggle));
  }

  showLink(linked) {
    byId("offline").hidden = linked;
  }
}

const byId = (id) => document.getElementById(id);
const highest = (messages) => messages.reduce((most, message) => Math.max(most, message.id), 0);

/** What this browser remembers, if it agrees to remember at all. */
function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // a browser that keeps nothing works all the same
  }
}

new Page();
