/** The list of messages of one phone: keeps a node per message, touches only what changed, and never jumps under a reader. */

import { el, icon, place } from "./dom.js";
import { dayKey, dayOf } from "./dates.js";
import { albumParts, messageParts } from "./message.js";

const NEAR_END_PX = 80;
const FLASH_MS = 1600;

/** A chat's scrolling list; `update(messages, phone)` shows the state. */
export class Chat {
  constructor(label, words) {
    this.nodes = new Map(); // key of a shown item → {node, content}
    this.known = new Set(); // ids already shown
    this.pinned = true; // the reader is at the end, so new messages scroll into view
    this.unread = 0;
    this.top = 0;
    this.flow = el("div", { class: "flow" });
    this.list = el("div", { class: "chat", role: "log", tabindex: 0, "aria-label": label, onscroll: () => this.#scrolled() }, this.flow);
    this.badge = el("span", { class: "badge", hidden: true });
    this.down = el("button", { type: "button", class: "round down", hidden: true, "aria-label": words.toEnd, onclick: () => this.toEnd() }, icon("down"), this.badge);
    this.list.addEventListener("keydown", (event) => this.#walk(event));
    const observer = new ResizeObserver(() => this.pinned && this.#jump());
    observer.observe(this.flow);
    observer.observe(this.list);
  }

  /** Show these messages; `phone` is `{words, language, zone, now}`. */
  update(messages, phone) {
    const fresh = messages.filter((message) => !this.known.has(message.id));
    const shown = itemsOf(messages, phone).map((item) => [item.key, this.#show(item, phone)]);
    this.nodes = new Map(shown);
    this.known = new Set(messages.map((message) => message.id));
    place(this.flow, shown.map(([, { node }]) => node));
    if (this.pinned || fresh.some((message) => message.from === "me")) this.toEnd();
    else this.#count(this.unread + fresh.filter((message) => message.from === "bot").length);
  }

  /** Scroll to the newest message and stay there. */
  toEnd() {
    this.pinned = true;
    this.#count(0);
    this.#jump();
  }

  /** Bring a message into view and mark it for a moment. */
  goTo(id) {
    const node = this.flow.querySelector(`[data-message-id="${CSS.escape(id)}"]`);
    if (!node) return;
    this.pinned = false;
    node.scrollIntoView({ block: "center", behavior: "smooth" });
    flash(node);
  }

  /** The node of an item: the one it had, filled anew only if what it shows is different. */
  #show(item, phone) {
    const old = this.nodes.get(item.key);
    const content = JSON.stringify([item.messages, item.text, phone.zone]);
    const node = old?.node ?? el("div", attributesOf(item));
    node.classList.toggle("first", item.first);
    node.classList.toggle("last", item.last);
    if (old?.content !== content) {
      const focus = old && node.contains(document.activeElement) ? buttonPlace(document.activeElement) : null;
      node.replaceChildren(...partsOf(item, phone));
      if (focus !== null) (node.querySelector(focus) ?? node).focus({ preventScroll: true });
      if (old) flash(node);
    }
    return { node, content };
  }

  /** Only the reader's own scrolling up lets go of the end: growing messages and layout do not. */
  #scrolled() {
    const top = this.list.scrollTop;
    if (this.#distance() < NEAR_END_PX) this.pinned = true;
    else if (top < this.top) this.pinned = false;
    this.top = top;
    this.#count(this.pinned ? 0 : this.unread);
  }

  #count(unread) {
    this.unread = unread;
    this.badge.textContent = unread || "";
    this.badge.hidden = unread === 0;
    this.down.hidden = this.pinned;
  }

  #distance() {
    return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight;
  }

  #jump() {
    this.list.scrollTop = this.list.scrollHeight;
  }

  /** Arrows go from message to message for those who use the keyboard. */
  #walk(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const onMessage = event.target.classList.contains("message");
    if (!step || !(onMessage || event.target === this.list)) return;
    const messages = [...this.flow.querySelectorAll(".message")];
    const at = onMessage ? messages.indexOf(event.target) + step : messages.length - 1;
    messages[at]?.focus();
    event.preventDefault();
  }
}

/** What the list shows: day separators, messages, albums; each with a key that stays while the thing is the same. */
function itemsOf(messages, phone) {
  const items = [];
  let day = null;
  for (const message of messages) {
    const date = new Date(message.date);
    const today = dayKey(date, phone.zone);
    if (today !== day) items.push({ kind: "day", key: `day-${today}-${message.id}`, text: dayOf(date, phone.language, phone.zone, phone.now) });
    day = today;
    const kind = message.album ? "album" : "message";
    const key = `${kind}-${message.album ?? message.id}`;
    if (items.at(-1).key === key) items.at(-1).messages.push(message);
    else items.push({ kind, key, from: message.from, messages: [message] });
  }
  items.forEach((item, at) => {
    item.first = items[at - 1]?.from !== item.from;
    item.last = items[at + 1]?.from !== item.from;
  });
  return items;
}

function attributesOf({ kind, messages, from }) {
  if (kind === "day") return { class: "day" };
  const hooks = kind === "album" ? {} : { "data-message-id": messages[0].id, "data-from": from };
  return { class: `message ${from}`, tabindex: -1, ...hooks };
}

function partsOf(item, phone) {
  if (item.kind === "day") return [el("span", {}, item.text)];
  return item.kind === "album" ? albumParts(item.messages, phone) : messageParts(item.messages[0], phone);
}

/** Light a message up for a moment, so that an edit is seen to be an edit. */
function flash(node) {
  node.classList.remove("flash");
  void node.offsetWidth; // restarts the animation when edits follow each other quickly
  node.classList.add("flash");
  clearTimeout(node.flashing);
  node.flashing = setTimeout(() => node.classList.remove("flash"), FLASH_MS);
}

/** A selector for the inline button in the same place, so that focus survives an edit under it. */
function buttonPlace({ dataset }) {
  return `[data-row="${dataset.row}"][data-col="${dataset.col}"]`;
}
