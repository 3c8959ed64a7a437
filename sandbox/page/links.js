/** Where a link in a message leads: to this bot's own /start, to the web, or only into Telegram. */

/** `{kind: "start", payload}`, `{kind: "web", address}` or `{kind: "telegram"}` for an address and this bot's username. */
export function readLink(address, username) {
  const url = new URL(address);
  const ours = (name) => name.toLowerCase() === (username ?? "").toLowerCase();
  if (["t.me", "telegram.me", "www.t.me"].includes(url.hostname)) {
    if (ours(url.pathname.replace(/^\/|\/$/g, ""))) return { kind: "start", payload: url.searchParams.get("start") ?? "" };
    return { kind: "web", address };
  }
  if (url.protocol === "tg:") {
    if (url.searchParams.has("start") && ours(url.searchParams.get("domain") ?? "")) {
      return { kind: "start", payload: url.searchParams.get("start") };
    }
    return { kind: "telegram" };
  }
  return { kind: "web", address };
}
