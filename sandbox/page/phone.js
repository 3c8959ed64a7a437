/** One person's phone: a Telegram client in little, showing the private chat with the bot. */

import { avatar, el, icon } from "./dom.js";
import { Chat } from "./chat.js";
import { Composer } from "./composer.js";
import { timeOf } from "./dates.js";
import { openDialog, openMenu, toast, viewPhoto } from "./layers.js";
import { readLink } from "./links.js";
import { act } from "./wire.js";
import { spoken, wordsFor } from "./words.js";

/** A phone built once for a person and updated with every state. */
export class Phone {
  /** `onAct` is called whenever the owner does something. */
  constructor(state, onAct) {
    this.id = state.user_id;
    this.words = wordsFor(state.language);
    this.language = spoken(state.language);
    this.onAct = onAct;
    const { words } = this;
    this.status = el("time", { class: "hour" });
    this.face = el("span");
    this.title = el("h3");
    this.subtitle = el("p", { class: "subtitle" });
    const more = el("button", { type: "button", class: "tool", "aria-label": words.chatMenu, title: words.chatMenu, "data-testid": "chat-menu", onclick: () => this.#openChatMenu(more) }, icon("more"));
    this.chat = new Chat("", words);
    this.chat.list.addEventListener("click", (event) => this.#clicked(event));
    this.chat.list.addEventListener("contextmenu", (event) => this.#openMessageMenu(event));
    this.chat.list.addEventListener("keydown", (event) => this.#key(event));
    this.empty = el("div", { class: "empty", hidden: true });
    this.screen = el("div", { class: "screen" });
    this.composer = new Composer(this);
    this.screen.append(
      el("div", { class: "status", "aria-hidden": "true" }, this.status, el("span", { class: "battery" })),
      el("header", { class: "top" }, this.face, el("div", { class: "who" }, this.title, this.subtitle), more),
      el("div", { class: "middle" }, this.chat.list, this.empty, this.chat.down),
      el("div", { class: "toasts", role: "status", "aria-live": "polite" }),
      this.composer.node,
    );
    this.node = el(
      "section",
      { class: "phone", "data-phone": this.id, lang: this.language, id: `phone-${this.id}`, "aria-label": state.name },
      el("header", { class: "owner" }, avatar(state.name), el("h2", {}, state.name), el("span", { class: "tongue" }, words.languageName)),
      el("div", { class: "device" }, this.screen),
    );
  }

  /** Show a state of this phone; `bot` and `clock` are the state's own. */
  update(state, bot, clock) {
    const before = this.state;
    this.state = state;
    this.bot = bot;
    if (this.botName !== bot.name) {
      this.botName = bot.name;
      this.face.replaceChildren(avatar(bot.name));
      this.title.textContent = bot.name;
      this.chat.list.setAttribute("aria-label", this.words.chat(bot.name));
    }
    if (before?.typing !== state.typing || before?.blocked !== state.blocked) this.#updateSubtitle();
    const now = new Date(clock.now);
    this.chat.update(state.messages, { words: this.words, language: this.language, zone: clock.zone, now });
    this.#updateEmpty(state, bot);
    this.composer.update(state);
  }

  /** Show the forum's time at the top of the screen. */
  showTime(now, zone) {
    this.status.textContent = timeOf(now, this.language, zone);
  }

  /** Let the owner do something; a refusal is told in a toast. Resolves to the server's reply. */
  async run(what, details) {
    this.onAct(this.id);
    const reply = await act(this.id, what, details);
    if (!reply.ok) toast(this.screen, this.words.failed(reply.error ?? ""), { bad: true });
    return reply;
  }

  /** The owner's newest message that can be edited, or undefined. */
  lastOwn() {
    return this.state.messages.findLast((message) => message.from === "me" && message.text && !message.forward_from);
  }

  #updateSubtitle() {
    const { words, state } = this;
    this.subtitle.classList.toggle("typing", state.typing);
    if (!state.typing) this.subtitle.textContent = state.blocked ? words.blocked : words.bot;
    else this.subtitle.replaceChildren(words.typing, el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")));
  }

  #updateEmpty(state, bot) {
    const shown = state.messages.length === 0;
    const { description } = state;
    if (shown && (this.empty.hidden || this.described !== description)) {
      const { words } = this;
      this.empty.replaceChildren(avatar(bot.name), el("h4", {}, description ? words.emptyTitle : words.emptyText), description ? el("p", {}, description) : "");
      this.described = description;
    }
    this.empty.hidden = !shown;
  }

  #clicked(event) {
    const hit = (selector) => event.target.closest(selector);
    const link = hit("a[href]");
    if (link) return link.hasAttribute("download") ? undefined : this.#follow(link.href, event);
    if (hit(".tg-spoiler:not(.shown)")) return reveal(hit(".tg-spoiler"));
    if (hit("button.inline")) return this.#press(hit("button.inline"));
    if (hit("button.command")) return this.run("write", { text: hit("button.command").textContent });
    if (hit("[data-photo]")) return viewPhoto(hit("[data-photo]").dataset.photo, this.words);
    if (hit("[data-goto]")) return this.chat.goTo(hit("[data-goto]").dataset.goto);
    if (hit("blockquote.expandable")) return hit("blockquote").classList.toggle("open");
    if (hit(".text code")) return this.#copy(hit("code").textContent);
    return undefined;
  }

  #key(event) {
    if (event.key !== "Enter") return;
    if (event.target.matches(".tg-spoiler:not(.shown)")) reveal(event.target);
    else if (event.target.matches(".message")) this.#openMessageMenu(event);
    else return;
    event.preventDefault();
  }

  /** Go where a link leads; a /start of this very bot happens inside the phone. */
  #follow(address, event) {
    const link = readLink(address, this.bot.username);
    if (link.kind === "web" && event) return; // the anchor opens a tab by itself
    event?.preventDefault();
    if (link.kind === "start") this.run("start", link.payload ? { payload: link.payload } : {});
    else if (link.kind === "web") window.open(address, "_blank", "noopener");
    else toast(this.screen, this.words.onlyTelegram);
  }

  async #press(button) {
    const id = Number(button.closest("[data-message-id]").dataset.messageId);
    const { row, col } = button.dataset;
    const pressed = this.state.messages.find((message) => message.id === id)?.buttons?.[row]?.[col];
    if (!pressed) return;
    if (["url", "web_app"].includes(pressed.kind)) this.#follow(pressed.url);
    else if (pressed.kind === "copy") this.#copy(pressed.copy);
    else if (pressed.kind !== "callback") toast(this.screen, this.words.unsupported);
    else {
      button.classList.add("waiting");
      const reply = await this.run("press", { message_id: id, row: Number(row), col: Number(col) });
      button.classList.remove("waiting");
      if (reply.answer) this.#showAnswer(reply.answer);
    }
  }

  #showAnswer({ text, alert, url }) {
    const { words } = this;
    if (url) this.#follow(url);
    else if (text && alert) openDialog(this.screen, { kind: "alert", title: this.botName, body: [el("p", {}, text)], actions: [{ label: words.ok, value: true, primary: true }] });
    else if (text) toast(this.screen, text);
  }

  async #copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      toast(this.screen, this.words.copied);
    } catch (error) {
      toast(this.screen, this.words.failed(error.message), { bad: true });
    }
  }

  #openChatMenu(opener) {
    const { words } = this;
    const item = this.state.blocked ? { label: words.unblock, icon: "block", run: () => this.run("unblock") } : { label: words.block, icon: "block", danger: true, run: () => this.run("block") };
    openMenu(this.screen, opener, words.chatMenu, [item]);
  }

  #openMessageMenu(event) {
    const node = event.target.closest("[data-message-id]");
    const message = node && this.state.messages.find(({ id }) => id === Number(node.dataset.messageId));
    if (!message || message.from === "service" || this.state.blocked || event.target.closest("a[href]")) return;
    event.preventDefault();
    const { words } = this;
    const at = event.clientX === undefined || event.clientX === 0 ? node.querySelector(".bubble") ?? node : event;
    const items = [{ label: words.reply, icon: "reply", run: () => this.composer.setMode({ kind: "reply", message }) }];
    if (message.from === "me" && message.text) items.push({ label: words.edit, icon: "edit", run: () => this.composer.setMode({ kind: "edit", message }) });
    if (message.text) items.push({ label: words.copy, icon: "copy", run: () => this.#copy(message.text) });
    openMenu(this.screen, at, words.messageMenu, items);
  }
}

function reveal(spoiler) {
  spoiler.classList.add("shown");
  for (const name of ["role", "tabindex", "aria-label"]) spoiler.removeAttribute(name);
}
