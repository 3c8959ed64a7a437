/** The page's side of the wire to the stand-in server: a stream of states in, acts and clock moves out. */

const RETRY_MS = 2000;

/** Call `onState` with every state and `onLink` with true or false as the connection comes and goes; it comes back by itself. */
export function listen(onState, onLink) {
  const stream = new EventSource("/sandbox/stream");
  stream.addEventListener("open", () => onLink(true));
  stream.addEventListener("state", (event) => {
    onLink(true);
    onState(JSON.parse(event.data));
  });
  stream.addEventListener("error", () => {
    onLink(false);
    if (stream.readyState !== EventSource.CLOSED) return; // the browser is already trying again
    stream.close();
    setTimeout(() => listen(onState, onLink), RETRY_MS);
  });
}

/** Let the owner of `phone` do something; resolves to the server's reply, `{ok: false, error}` when it cannot be reached. */
export function act(phone, what, details = {}) {
  return post("/sandbox/act", { phone, do: what, ...details });
}

/** Move the forum's clock; resolves when everything due has happened. */
export function moveClock(move) {
  return post("/sandbox/clock", move);
}

async function post(address, body) {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const reply = await response.json();
    return response.ok ? reply : { error: response.statusText, ...reply, ok: false };
  } catch (error) {
    return { ok: false, error: String(error.message ?? error) };
  }
}
