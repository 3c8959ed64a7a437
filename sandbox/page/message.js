/** One message of the chat as DOM: its bubble, what it carries, and the buttons under it. */

import { el, icon } from "./dom.js";
import { timeOf } from "./dates.js";
import { mediaOf, photoCard } from "./media.js";
import { richText } from "./safe.js";

/**
 * The contents of a message's node.
 * `phone`: `{words, language, zone}` of the owner of the phone.
 */
export function messageParts(message, phone) {
  if (message.from === "service") return [el("div", { class: "service" }, body(message, phone.words))];
  const bare = message.sticker && !message.text;
  const bubble = el(
    "div",
    { class: bare ? "bubble bare" : message.photo ? "bubble pictured" : "bubble" },
    heading(message, phone.words),
    mediaOf(message, phone.words),
    text(message, phone.words),
    meta(message, phone),
  );
  return [bubble, message.buttons?.length && inlineButtons(message.buttons)].filter(Boolean);
}

/** Several photos sent as one: a grid with the caption of the one that has it. */
export function albumParts(messages, phone) {
  const captioned = messages.find((message) => message.html || message.text) ?? messages[0];
  const shots = messages.map((message) =>
    el(
      "div",
      { class: "shot", "data-message-id": message.id, "data-from": message.from },
      message.photo ? photoCard(message, phone.words) : mediaOf(message, phone.words),
    ),
  );
  const bubble = el(
    "div",
    { class: "bubble pictured" },
    heading(messages[0], phone.words),
    el("div", { class: `album of-${Math.min(messages.length, 10)}`, role: "group", "aria-label": phone.words.album }, shots),
    text(captioned, phone.words),
    meta(messages.at(-1), phone),
  );
  return [bubble];
}

function heading(message, words) {
  return [
    message.forward_from && el("div", { class: "forward" }, `${words.forwarded} ${message.forward_from}`),
    message.reply_to && el("button", { type: "button", class: "quote", "data-goto": message.reply_to.id }, message.reply_to.text || "…"),
  ];
}

function body(message, words) {
  if (message.html) return richText(message.html, words);
  return message.text || null;
}

function text(message, words) {
  const content = body(message, words);
  return content && el("div", { class: "text" }, content);
}

function meta(message, phone) {
  const date = new Date(message.date);
  return el(
    "span",
    { class: "meta" },
    message.edited && el("span", { class: "edited" }, phone.words.edited),
    el("time", { datetime: message.date }, timeOf(date, phone.language, phone.zone)),
  );
}

function inlineButtons(rows) {
  const line = (row, at) => el("div", { class: "row" }, row.map((button, column) => inlineButton(button, at, column)));
  return el("div", { class: "buttons" }, rows.map(line));
}

function inlineButton(button, row, column) {
  const mark = { url: "arrow", web_app: "arrow", copy: "copy" }[button.kind];
  return el(
    "button",
    { type: "button", class: "inline", title: button.text, "data-row": row, "data-col": column, "data-kind": button.kind },
    el("span", {}, button.text),
    mark && icon(mark),
  );
}
