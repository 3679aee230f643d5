// Talks to the service: exchanges the site's key for a token, renews it in time, turns every failure into one sort.

const TURNS = 10;
const ANSWER_CHARS = 20000;
const EARLY_MS = 60000;
const PATIENCE_MS = 30000;
const PROBE_MS = 5000;

// `sort` is a key of the messages' `errors`; `problem` is what the service said (RFC 9457), if anything.
export class BelaggError extends Error {
  constructor(sort, problem = null, seconds = null) {
    super(problem?.detail ?? sort);
    this.name = "BelaggError";
    this.sort = sort;
    this.status = problem?.status ?? 0;
    this.type = problem?.type ?? "";
    this.requestId = problem?.request_id ?? "";
    this.seconds = seconds;
  }
}

export class Client {
  #base;
  #options;
  #token = null;
  #fresh = 0;

  // `options()` gives { site, tokenUrl, tokenProvider } as they are at the moment of asking.
  constructor(base, options) {
    this.#base = base;
    this.#options = options;
  }

  ask(question, conversation) {
    const turns = conversation.slice(-TURNS).map((turn) => ({
      question: turn.question,
      answer: turn.answer.slice(0, ANSWER_CHARS),
    }));
    return this.#call("v1/ask", { question, ...(turns.length ? { conversation: turns } : {}) });
  }

  document(id) {
    return this.#call(`v1/documents/${encodeURIComponent(id)}`);
  }

  feedback(said) {
    return this.#call("v1/feedback", said);
  }

  // The address of a citation's reading page, or null for anything that is no web address. A path is meant below
  // the service's own address, so that it also works behind a proxy's path.
  link(url) {
    try {
      const found = new URL(url.startsWith("/") ? url.replace(/^\/+/, "./") : url, this.#base);
      return ["http:", "https:"].includes(found.protocol) ? found.href : null;
    } catch {
      return null;
    }
  }

  async #call(path, body) {
    const needed = () => this.#credentials();
    let reply = await this.#send(path, body, await needed());
    if (reply.status === 401) {
      this.#token = null;
      reply = await this.#send(path, body, await this.#exchange());
    }
    return this.#read(reply);
  }

  async #credentials() {
    const { site, tokenUrl, tokenProvider } = this.#options();
    const elsewhere = new URL(this.#base).origin !== location.origin;
    if (this.#token && Date.now() < this.#fresh) return this.#token;
    return this.#token || site || tokenUrl || tokenProvider || elsewhere ? this.#exchange() : null;
  }

  async #exchange() {
    const { site, tokenUrl, tokenProvider } = this.#options();
    let found;
    if (tokenProvider) found = await provided(tokenProvider);
    else if (tokenUrl) found = await this.#read(await this.#fetch(new URL(tokenUrl, location.href), {}));
    else found = await this.#read(await this.#send("v1/embed/token", site ? { site } : {}, null));
    const { token, expires_in: seconds = 60 } = typeof found === "string" ? { token: found } : found;
    this.#token = token;
    this.#fresh = Date.now() + Math.max(0, seconds * 1000 - EARLY_MS);
    return token;
  }

  #send(path, body, token) {
    const headers = token ? { Authorization: `Bearer ${token}` } : {};
    if (body === undefined) return this.#fetch(new URL(path, this.#base), { headers });
    headers["Content-Type"] = "application/json";
    return this.#fetch(new URL(path, this.#base), { method: "POST", headers, body: JSON.stringify(body) });
  }

  async #fetch(url, request) {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const more = { mode: "cors", credentials: "same-origin", cache: "no-store", redirect: "error", signal };
    try {
      return await fetch(url, { ...request, ...more });
    } catch (error) {
      throw new BelaggError(error.name === "TimeoutError" ? "unreachable" : await this.#whySilent());
    }
  }

  // A browser tells a page nothing of why a call failed: the line may have broken, or the page may not ask, or no longer.
  // The widget's own files are open to every page, the address of tokens to those that may ask: a page that can read
  // the files and not that address is refused, if that address answers at all (no-cors: unread). A page of the service's
  // own origin never is.
  async #whySilent() {
    if (new URL(this.#base).origin === location.origin) return "unreachable";
    const tokens = "v1/embed/token";
    const shut = (await this.#probe("widget/elements.js")) === "ok" && (await this.#probe(tokens)) === "TypeError";
    return shut && (await this.#probe(tokens, "no-cors")) === "read" ? "refused" : "unreachable";
  }

  // What comes of a plain call: "ok", a refusal that can be read, or the name of the browser's error.
  async #probe(path, mode = "cors") {
    try {
      const call = { mode, cache: "no-store", credentials: "omit", signal: AbortSignal.timeout(PROBE_MS) };
      return (await fetch(new URL(path, this.#base), call)).ok ? "ok" : "read";
    } catch (error) {
      return error.name;
    }
  }

  async #read(reply) {
    if (reply.ok) {
      try {
        return await reply.json();
      } catch {
        throw new BelaggError("unreachable");
      }
    }
    let problem = null;
    try {
      problem = await reply.json();
    } catch {
      // a proxy's own error page
    }
    const said = { ...problem, status: reply.status };
    const sorts = { 401: "session", 403: "refused", 413: "invalid", 422: "invalid", 429: "often" };
    const unavailable = reply.status === 502 || reply.status === 504 || (reply.status === 503 && !problem);
    const sort = sorts[reply.status] ?? (unavailable ? "unreachable" : reply.status === 503 ? "notReady" : "fault");
    throw new BelaggError(sort, said, Number(reply.headers.get("Retry-After")) || null);
  }
}

async function provided(provider) {
  try {
    return await provider();
  } catch {
    throw new BelaggError("session");
  }
}
