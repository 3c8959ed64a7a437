/** What a phone sends besides words: a chosen file with a caption, a phone number or a place after a question. */

import { el, icon } from "./dom.js";
import { openDialog, toast } from "./layers.js";
import { sizeText } from "./media.js";

const MOST_BYTES = 20 * 1024 * 1024; // Bot API, getFile: bots download files of up to 20 MB

/** Let the owner choose a photo or a document, look at it, add a caption and send it. */
export function chooseFile(owner, kind) {
  const picker = el("input", { type: "file", hidden: true, accept: kind === "photo" ? "image/*" : null, "data-testid": `${kind}-file` });
  picker.addEventListener("change", () => {
    picker.remove();
    if (picker.files[0]) sendFile(owner, kind, picker.files[0]);
  });
  picker.addEventListener("cancel", () => picker.remove());
  owner.screen.append(picker);
  picker.click();
}

async function sendFile(owner, kind, file) {
  const { words, screen } = owner;
  if (file.size > MOST_BYTES) return toast(screen, words.tooBig, { bad: true });
  const preview = kind === "photo" ? URL.createObjectURL(file) : null;
  const caption = el("input", { type: "text", maxlength: 1024, placeholder: words.caption, "aria-label": words.caption, "data-testid": "caption" });
  const sent = await openDialog(screen, {
    kind: "sheet",
    title: kind === "photo" ? words.attachPhoto : words.attachDocument,
    body: [
      preview
        ? el("img", { class: "preview", src: preview, alt: file.name })
        : el("p", { class: "filename" }, icon("file"), el("span", {}, `${file.name} · ${sizeText(file.size, words)}`)),
      caption,
    ],
    actions: [
      { label: words.cancel, value: false },
      { label: words.send, value: true, primary: true },
    ],
  });
  if (preview) URL.revokeObjectURL(preview);
  if (!sent) return undefined;
  return owner.run(kind, { name: file.name, data: await base64(file), caption: caption.value.trim() });
}

async function base64(file) {
  const address = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
  return address.slice(address.indexOf(",") + 1);
}

/** Ask, as Telegram does, before the bot learns the owner's phone number. */
export function askContact(owner) {
  const { words } = owner;
  return ask(owner, words.shareTitle, words.shareText(owner.botName), words.share, "contact");
}

/** Ask before the bot learns where the owner is. */
export function askLocation(owner) {
  const { words } = owner;
  return ask(owner, words.placeTitle, words.placeText(owner.botName), words.send, "location");
}

async function ask(owner, title, text, yes, what) {
  const agreed = await openDialog(owner.screen, {
    kind: "ask",
    title,
    body: [el("p", {}, text)],
    actions: [
      { label: owner.words.cancel, value: false },
      { label: yes, value: true, primary: true },
    ],
  });
  if (agreed) await owner.run(what);
}
