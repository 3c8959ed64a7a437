/** Rich text of a message: the server has cleaned it already, and this is the second lock on the same door. */

import { el } from "./dom.js";

const TAGS = new Set(["B", "STRONG", "I", "EM", "U", "INS", "S", "DEL", "STRIKE", "CODE", "PRE", "BLOCKQUOTE", "BR"]);
const SPANS = new Set(["tg-mention", "tg-hashtag"]);
const DROPPED = new Set(["SCRIPT", "STYLE", "TEMPLATE", "IFRAME", "OBJECT", "SVG", "MATH", "NOSCRIPT", "TEXTAREA", "TITLE"]);
const SCHEMES = new Set(["http:", "https:", "mailto:", "tel:", "tg:"]);

/** Nodes for `html` made only of allowed tags; the text inside any other tag stays, its markup does not. */
export function richText(html, words) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const fragment = document.createDocumentFragment();
  copyInto(fragment, parsed.body, words);
  return fragment;
}

/** The address if a person may be led there, else null. */
export function safeAddress(address) {
  try {
    const url = new URL(address);
    return SCHEMES.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

function copyInto(target, source, words) {
  for (const node of source.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) target.append(node.data);
    else if (node.nodeType === Node.ELEMENT_NODE && !DROPPED.has(node.nodeName.toUpperCase())) {
      const copy = allowed(node, words);
      copyInto(copy ?? target, node, words);
      if (copy) target.append(copy);
    }
  }
}

/** An element of our own with the meaning of `node`, or null if the tag means nothing here. */
function allowed(node, words) {
  const marked = (name) => node.classList.contains(name);
  if (node.nodeName === "A") {
    const href = safeAddress(node.getAttribute("href"));
    return href && el("a", { href, target: "_blank", rel: "noopener noreferrer" });
  }
  if (node.nodeName === "SPAN") {
    if (marked("tg-spoiler")) return el("span", { class: "tg-spoiler", role: "button", tabindex: 0, "aria-label": words.spoiler });
    if (marked("tg-command")) return el("button", { type: "button", class: "command" });
    const name = [...node.classList].find((each) => SPANS.has(each));
    return name ? el("span", { class: name }) : null;
  }
  if (!TAGS.has(node.nodeName)) return null;
  return el(node.nodeName, { class: node.nodeName === "BLOCKQUOTE" && marked("expandable") ? "expandable" : null });
}
