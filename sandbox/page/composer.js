/** The bottom of a phone: where its owner writes, picks commands, attaches, answers with the bot's keyboard. */

import { el, icon } from "./dom.js";
import { askContact, askLocation, chooseFile } from "./attach.js";
import { closeMenu, openMenu } from "./layers.js";
import { gist } from "./media.js";

const MOST_CHARACTERS = 4096; // Bot API, sendMessage: text 1-4096 characters

/**
 * The composer of one phone. `owner` is the Phone:
 * `{screen, words, state, botName, run(what, details), lastOwn()}`.
 */
export class Composer {
  constructor(owner) {
    const { words } = owner;
    this.owner = owner;
    this.mode = null; // {kind: "reply" | "edit", message}
    this.keyboardShown = true;
    this.keyboardPrint = "null";
    this.modeLine = el("div", { class: "mode", hidden: true });
    this.menu = this.#iconButton("menu", words.menu, "menu", () => this.#openCommands());
    this.attach = this.#iconButton("attach", words.attach, "attach", () => this.#openAttach());
    this.toggle = this.#iconButton("keyboard", words.hideKeyboard, "keyboard-toggle", () => this.#toggleKeyboard());
    this.input = el("textarea", { rows: 1, maxlength: MOST_CHARACTERS, placeholder: words.input, "aria-label": words.input, "data-testid": "input", enterkeyhint: "send" });
    this.input.addEventListener("input", () => {
      this.#changed();
      this.#suggest();
    });
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.send = this.#iconButton("send", words.send, "send", () => this.submit());
    this.send.classList.add("send");
    this.keyboard = el("div", { class: "keyboard", role: "group", "aria-label": words.replyKeyboard, hidden: true });
    this.line = el("div", { class: "line" }, this.menu, this.attach, this.input, this.toggle, this.send);
    this.big = el("button", { type: "button", class: "big", hidden: true });
    this.big.addEventListener("click", () => this.owner.run(this.big.dataset.do));
    this.node = el("div", { class: "composer" }, this.modeLine, this.line, this.big, this.keyboard);
    this.#changed();
  }

  /** Show what the phone's state allows: the line, or one big button to start or unblock. */
  update(state) {
    const { words } = this.owner;
    const instead = state.blocked ? "unblock" : state.started ? null : "start";
    this.line.hidden = Boolean(instead);
    this.big.hidden = !instead;
    if (instead) {
      this.big.textContent = words[instead];
      this.big.dataset.do = instead;
      this.big.dataset.testid = instead;
    }
    this.menu.hidden = !state.menu || !state.commands?.length;
    this.#updateKeyboard(instead ? null : state.keyboard);
  }

  /** Answer a message or change one's own; null leaves the mode. */
  setMode(mode) {
    const { words } = this.owner;
    if (this.mode?.kind === "edit" && mode?.kind !== "edit") this.input.value = "";
    this.mode = mode;
    this.modeLine.hidden = !mode;
    if (mode) {
      const title = mode.kind === "edit" ? words.editing : words.replyTo;
      const leave = this.#iconButton("close", words.stopMode, "stop-mode", () => this.setMode(null));
      const about = el("span", { class: "about" }, el("b", {}, title), el("span", {}, gist(mode.message, words)));
      this.modeLine.replaceChildren(icon(mode.kind), about, leave);
      if (mode.kind === "edit") this.input.value = mode.message.text ?? "";
    }
    this.#changed();
    this.input.focus({ preventScroll: true });
  }

  /** Send what is written: a message, a reply or an edit. What the server refuses comes back to the line. */
  async submit() {
    const text = this.input.value.trim();
    if (!text) return;
    closeMenu(this.owner.screen);
    const { mode } = this;
    this.input.value = "";
    this.setMode(null);
    const reply =
      mode?.kind === "edit"
        ? await this.owner.run("edit", { message_id: mode.message.id, text })
        : await this.owner.run("write", { text, ...(mode && { reply_to: mode.message.id }) });
    if (!reply.ok && !this.input.value) {
      this.input.value = text;
      this.#changed();
    }
  }

  #iconButton(name, label, testid, onclick) {
    return el("button", { type: "button", class: "tool", "aria-label": label, title: label, "data-testid": testid, onclick }, icon(name));
  }

  #changed() {
    this.input.style.height = "auto";
    if (this.input.scrollHeight) this.input.style.height = `${this.input.scrollHeight + 2}px`; // none while it is not laid out; 2: borders
    this.send.disabled = !this.input.value.trim();
  }

  #key(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) this.submit();
    else if (event.key === "ArrowDown" && this.owner.screen.querySelector(".menu")) this.owner.screen.querySelector(".menu button").focus();
    else if (event.key === "Escape" && this.mode) this.setMode(null);
    else if (event.key === "ArrowUp" && !this.input.value && this.owner.lastOwn()) this.setMode({ kind: "edit", message: this.owner.lastOwn() });
    else return;
    event.preventDefault();
  }

  #openCommands(beginning = "/", focus = true) {
    const { owner } = this;
    const items = (owner.state.commands ?? [])
      .map(({ command, description }) => ({ label: `/${command}`, hint: description, run: () => this.#command(command) }))
      .filter(({ label }) => label.startsWith(beginning));
    if (items.length) openMenu(owner.screen, this.line, owner.words.commands, items, { focus });
  }

  #command(command) {
    this.input.value = "";
    this.#changed();
    this.owner.run("write", { text: `/${command}` });
  }

  /** Commands that begin like what is being typed. */
  #suggest() {
    closeMenu(this.owner.screen);
    if (/^\/\w*$/.test(this.input.value)) this.#openCommands(this.input.value.toLowerCase(), false);
  }

  #openAttach() {
    const { owner } = this;
    const { words } = owner;
    openMenu(owner.screen, this.attach, words.attach, [
      { label: words.attachPhoto, icon: "photo", run: () => chooseFile(owner, "photo") },
      { label: words.attachDocument, icon: "file", run: () => chooseFile(owner, "document") },
      { label: words.attachLocation, icon: "pin", run: () => owner.run("location") },
      { label: words.attachVoice, icon: "voice", run: () => owner.run("voice") },
      { label: words.attachSticker, icon: "smile", run: () => owner.run("sticker") },
      { label: words.attachContact, icon: "person", run: () => askContact(owner) },
    ]);
  }

  #updateKeyboard(keyboard) {
    const print = JSON.stringify(keyboard ?? null);
    if (print !== this.keyboardPrint) {
      this.keyboardPrint = print;
      this.keyboardShown = true;
      this.keyboard.replaceChildren(...(keyboard?.rows ?? []).map((row) => el("div", { class: "row" }, row.map((key) => this.#keyboardButton(key, keyboard)))));
      this.input.placeholder = keyboard?.placeholder || this.owner.words.input;
    }
    this.#showKeyboard();
  }

  #keyboardButton(key, keyboard) {
    const press = () => {
      if (keyboard.one_time) this.keyboardShown = false;
      this.#showKeyboard();
      if (key.request_contact) askContact(this.owner);
      else if (key.request_location) askLocation(this.owner);
      else this.owner.run("key", { text: key.text });
    };
    return el("button", { type: "button", onclick: press }, el("span", {}, key.text));
  }

  #toggleKeyboard() {
    this.keyboardShown = !this.keyboardShown;
    this.#showKeyboard();
  }

  #showKeyboard() {
    const present = this.keyboardPrint !== "null";
    const label = this.keyboardShown ? this.owner.words.hideKeyboard : this.owner.words.showKeyboard;
    this.keyboard.hidden = !present || !this.keyboardShown;
    this.toggle.hidden = !present;
    this.toggle.setAttribute("aria-label", label);
    this.toggle.setAttribute("aria-expanded", String(this.keyboardShown));
    this.toggle.title = label;
  }
}
