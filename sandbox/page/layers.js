/** What appears over a phone's screen: toasts, menus, dialogs; and over the page: a photo viewed large. */

import { el, icon } from "./dom.js";

const TOAST_MS = 4500;

/** Show a short passing line at the bottom of a phone's screen. */
export function toast(screen, text, { bad = false } = {}) {
  const node = el("div", { class: bad ? "toast bad" : "toast" }, text);
  screen.querySelector(".toasts").append(node);
  setTimeout(() => node.remove(), TOAST_MS);
}

/**
 * Open a menu on a phone's screen beside `at` (an element or a pointer event).
 * `items`: `{label, hint?, icon?, danger?, run}`. Arrows move, Escape and a press elsewhere close.
 * `focus: false` leaves the keyboard where it is, for suggestions while typing.
 */
export function openMenu(screen, at, label, items, { focus = true } = {}) {
  closeMenu(screen);
  const opener = document.activeElement;
  const buttons = items.map((item) =>
    el(
      "button",
      { type: "button", role: "menuitem", class: item.danger ? "danger" : null, onclick: () => choose(item) },
      item.icon && icon(item.icon),
      el("span", { class: "label" }, item.label),
      item.hint && el("span", { class: "hint" }, item.hint),
    ),
  );
  const menu = el("div", { class: "menu", role: "menu", "aria-label": label }, buttons);

  function close() {
    document.removeEventListener("pointerdown", onOutside, true);
    menu.remove();
  }
  function choose(item) {
    close();
    opener?.focus?.({ preventScroll: true });
    item.run();
  }
  function onOutside(event) {
    if (!menu.contains(event.target)) close();
  }
  menu.addEventListener("dismiss", close);
  menu.addEventListener("keydown", (event) => {
    const here = buttons.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) buttons[(here + step + buttons.length) % buttons.length].focus();
    else if (event.key === "Escape" || event.key === "Tab") {
      close();
      opener?.focus?.({ preventScroll: true });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  screen.append(menu);
  stand(menu, screen, at);
  if (focus) buttons[0]?.focus({ preventScroll: true });
  document.addEventListener("pointerdown", onOutside, true);
}

/** Close the menu of a phone's screen, if one is open. */
export function closeMenu(screen) {
  screen.querySelector(".menu")?.dispatchEvent(new Event("dismiss"));
}

/** Put the menu beside its anchor, wholly within the screen. */
function stand(menu, screen, at) {
  const frame = screen.getBoundingClientRect();
  const anchor = at instanceof Element ? at.getBoundingClientRect() : new DOMRect(at.clientX, at.clientY, 0, 0);
  const room = 8;
  const below = anchor.bottom + menu.offsetHeight + room <= frame.bottom;
  const top = below ? anchor.bottom + 4 : anchor.top - menu.offsetHeight - 4;
  const clamp = (value, most) => Math.max(room, Math.min(value, most));
  menu.style.left = `${clamp(anchor.left - frame.left, frame.width - menu.offsetWidth - room)}px`;
  menu.style.top = `${clamp(top - frame.top, frame.height - menu.offsetHeight - room)}px`;
}

/**
 * Ask or tell something over one phone; the other phones stay usable.
 * `actions`: `{label, value, primary?}`; `body`: nodes. Resolves to the value, null on Escape.
 */
export function openDialog(screen, { kind, title, body, actions }) {
  const opener = document.activeElement;
  return new Promise((resolve) => {
    const close = (value) => {
      veil.remove();
      hush(screen);
      opener?.focus?.({ preventScroll: true });
      resolve(value);
    };
    const buttons = actions.map((action) =>
      el("button", { type: "button", class: action.primary ? "primary" : null, onclick: () => close(action.value) }, action.label),
    );
    const heading = el("h2", { id: `dialog-${crypto.getRandomValues(new Uint32Array(1))[0]}` }, title);
    const box = el(
      "dialog",
      { class: kind, open: true, role: kind === "alert" ? "alertdialog" : "dialog", "aria-modal": "true", "aria-labelledby": heading.id },
      heading,
      el("div", { class: "body" }, body),
      el("div", { class: "actions" }, buttons),
    );
    const veil = el("div", { class: "veil" }, box);
    veil.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      close(null);
    });
    screen.append(veil);
    hush(screen);
    (box.querySelector("input") ?? buttons.at(-1)).focus({ preventScroll: true });
  });
}

/** While a dialog is open nothing under it can be reached; when the last one closes, everything can. */
function hush(screen) {
  const top = [...screen.querySelectorAll(":scope > .veil")].at(-1);
  for (const child of screen.children) child.inert = Boolean(top) && child !== top;
}

/** Show a photo as large as the window; a press anywhere or Escape closes it. */
export function viewPhoto(address, words) {
  const viewer = el(
    "dialog",
    { class: "viewer", "aria-label": words.photo, onclick: () => viewer.close(), onclose: () => viewer.remove() },
    el("img", { src: address, alt: words.photo }),
    el("button", { type: "button", class: "round", "aria-label": words.close }, icon("close")),
  );
  document.body.append(viewer);
  viewer.showModal();
}
