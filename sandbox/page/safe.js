/** Rich text of a message: the server has cleaned it already, and this is the second lock on the same door. */

import { el } from "./dom.js";

const TAGS = new Set(["B", "STRONG", "I", "EM", "U", "INS", "S", "DEL", "STRIKE", "CODE", "PRE", "BLOCKQUOTE", "BR"]);
const DROPPED = new Set(["SCRIPT", "STYLE", "TEMPLATE", "IFRAME", "OBJECT", "SVG", "MATH", "NOSCRIPT", "TEXTAREA", "TITLE"]);
const SCHEMES = new Set(["http:", "https:", "mailto:", "tel:", "tg:"]);
const COMMAND = /(^|[\s(«"])(\/[a-z][a-z0-9_]{0,31})(?![\w/])/gi;

/** The address if a person may be led there, else null. */
export function safeAddress(address) {
  try {
    const url = new URL(address);
    return SCHEMES.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** Nodes for `html` made only of allowed tags; the text of any other tag stays, its markup does not. */
export function richText(html, words) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const fragment = document.createDocumentFragment();
  copyInto(fragment, parsed.body, words, true);
  return fragment;
}

/** Nodes for plain text, with bot commands made pressable as Telegram does. */
export function plainText(text) {
  const fragment = document.createDocumentFragment();
  addText(fragment, text);
  return fragment;
}

function copyInto(target, source, words, commands) {
  for (const node of source.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (commands) addText(target, node.data);
      else target.append(node.data);
    } else if (node.nodeType === Node.ELEMENT_NODE && !DROPPED.has(node.nodeName.toUpperCase())) {
      const copy = allowed(node, words);
      const quiet = ["CODE", "PRE", "A"].includes(node.nodeName);
      copyInto(copy ?? target, node, words, commands && !quiet);
      if (copy) target.append(copy);
    }
  }
}

function allowed(node, words) {
  if (node.nodeName === "A") {
    const href = safeAddress(node.getAttribute("href") ?? "");
    return href && el("a", { href, target: "_blank", rel: "noopener noreferrer" });
  }
  if (node.nodeName === "TG-SPOILER" || (node.nodeName === "SPAN" && node.classList.contains("tg-spoiler"))) {
    return el("span", { class: "tg-spoiler", role: "button", tabindex: 0, "aria-label": words.spoiler });
  }
  if (!TAGS.has(node.nodeName)) return null;
  const copy = document.createElement(node.nodeName);
  if (node.nodeName === "BLOCKQUOTE" && node.hasAttribute("expandable")) copy.className = "expandable";
  return copy;
}

function addText(target, text) {
  let from = 0;
  for (const match of text.matchAll(COMMAND)) {
    const at = match.index + match[1].length;
    target.append(text.slice(from, at), el("button", { type: "button", class: "command" }, match[2]));
    from = at + match[2].length;
  }
  target.append(text.slice(from));
}
