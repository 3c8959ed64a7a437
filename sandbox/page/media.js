/** Cards for what is not text: photos, files, places, contacts, voice messages, stickers. */

import { avatar, el, icon, svg } from "./dom.js";

/** The nodes of everything a message carries besides its text. */
export function mediaOf(message, words) {
  return [
    message.photo && photoCard(message, words),
    message.document && documentCard(message.document, words),
    message.location && locationCard(message.location, words),
    message.contact && contactCard(message.contact, words),
    message.voice && voiceCard(message.id, words),
    message.sticker && el("div", { class: "sticker", role: "img", "aria-label": `${words.sticker} ${message.sticker}` }, message.sticker),
  ].filter(Boolean);
}

/** One line saying what a message is, for reply quotes and composer previews. */
export function gist(message, words) {
  const kinds = ["photo", "document", "location", "contact", "voice", "sticker"];
  const kind = kinds.find((name) => message[name]);
  return message.text || message.document?.name || message.location?.title || (kind ? words[kind] : "…");
}

/** A photo as a button that opens it large; its own proportions keep the chat from jumping while it loads. */
export function photoCard(message, words) {
  const { url, width, height } = message.photo;
  const picture = el("img", { src: url, alt: words.photo, width, height, loading: "lazy", decoding: "async" });
  return el("button", { type: "button", class: "photo", "data-photo": url, "aria-label": words.openPhoto }, picture);
}

function documentCard({ url, name, size }, words) {
  const ending = /\.([^.]{1,5})$/.exec(name ?? "")?.[1] ?? "";
  return el(
    "a",
    { class: "document", href: url, download: name, "aria-label": words.download(name) },
    el("span", { class: "ending", "aria-hidden": "true" }, ending ? el("span", {}, ending) : icon("file")),
    el("span", { class: "about" }, el("span", { class: "name" }, name), el("span", { class: "small" }, sizeText(size, words))),
    icon("download"),
  );
}

/** "1,2 КБ": a size in bytes as people read it. */
export function sizeText(bytes, words) {
  if (bytes === undefined || bytes === null) return "";
  const step = bytes < 1024 ? 0 : bytes < 1024 * 1024 ? 1 : 2;
  const amount = new Intl.NumberFormat(words.languageName === "English" ? "en" : "ru", { maximumFractionDigits: step ? 1 : 0 });
  return `${amount.format(bytes / 1024 ** step)} ${words.size[step]}`;
}

function locationCard({ lat, lon, title, address }, words) {
  const coordinates = `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
  const href = `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=16/${lat}/${lon}`;
  return el(
    "a",
    { class: "place", href, target: "_blank", rel: "noopener noreferrer", title: words.openMap },
    drawnMap(lat, lon),
    el(
      "span",
      { class: "about" },
      el("span", { class: "name" }, title || words.location),
      address && el("span", { class: "small" }, address),
      el("span", { class: "coordinates" }, coordinates),
    ),
  );
}

/** A map that is honest about being a drawing: streets turned by the coordinates, a river, a pin. */
function drawnMap(lat, lon) {
  const turn = Math.round((lat * 1000) % 40) - 20;
  const shift = Math.round((lon * 1000) % 60) - 30;
  const streets = ["M-60 20H380", "M-60 78H380", "M-60 128H380", "M60-80V220", "M128-80V220", "M214-80V220", "M270-80V220"];
  const town = svg("g", { transform: `rotate(${turn} 160 70)` });
  town.append(
    svg("rect", { x: 136, y: 26, width: 70, height: 44, rx: 4, class: "park" }),
    svg("path", { d: `M-60 ${150 + shift}C60 ${90 + shift} 190 ${170 + shift} 400 ${100 + shift}`, class: "river" }),
    ...streets.map((d) => svg("path", { d, class: "street" })),
    svg("path", { d: `M-60 ${50 + shift}L400 ${104 + shift}`, class: "avenue" }),
  );
  const pin = svg("g", { transform: "translate(160 66)" });
  pin.append(
    svg("ellipse", { cx: 0, cy: 1, rx: 9, ry: 3, class: "shadow" }),
    svg("path", { d: "M0 0C-5-12-15-17-15-29a15 15 0 0 1 30 0C15-17 5-12 0 0z", class: "pin" }),
    svg("circle", { cx: 0, cy: -29, r: 5.5, class: "eye" }),
  );
  return svg("svg", { viewBox: "0 0 320 120", preserveAspectRatio: "xMidYMid slice", class: "map", "aria-hidden": "true" }, town, pin);
}

function contactCard(contact, words) {
  const name = [contact.first_name, contact.last_name].filter(Boolean).join(" ") || contact.name || words.contact;
  const phone = contact.phone_number ?? contact.phone ?? "";
  return el(
    "div",
    { class: "contact" },
    avatar(name),
    el("span", { class: "about" }, el("span", { class: "name" }, name), el("span", { class: "small" }, phone)),
  );
}

function voiceCard(id, words) {
  const bars = Array.from({ length: 32 }, (_, place) => {
    const height = 4 + Math.abs(Math.sin(place * 1.7 + id) * Math.cos(place * 0.6)) * 18;
    return svg("rect", { x: place * 5, y: (24 - height) / 2, width: 3, height, rx: 1.5 });
  });
  return el(
    "div",
    { class: "voice", role: "img", "aria-label": words.voice },
    el("span", { class: "round" }, icon("play")),
    svg("svg", { viewBox: "0 0 160 24", class: "wave", "aria-hidden": "true" }, ...bars),
    el("span", { class: "small" }, words.voice),
  );
}
