// <regiodeal-projects pillar="wonen" municipality="GM0114">: the projects of a Regio Deal on any page, with what was granted to each.
// docs/clients.md lists its attributes, and what of it can be styled.

const texts = {
  nl: {
    lang: "nl", locale: "nl-NL",
    list: "Projecten", loading: "Projecten worden geladen…", none: "Geen projecten gevonden.",
    of: "van", project: "project", projects: "projecten",
    more: "Meer projecten tonen", retry: "Opnieuw proberen", failed: "De projecten kunnen nu niet worden getoond.",
    granted: "Toegekend", lead: "Penvoerder", places: "Gemeenten", source: "Bron", lines: "regel", release: "Gegevens: release",
    status: { NEW: "nieuw", CONTINUED: "krijgt vervolg", RUNNING: "loopt", COMPLETED: "afgerond" },
  },
  en: {
    lang: "en", locale: "en-GB",
    list: "Projects", loading: "Loading projects…", none: "No projects found.",
    of: "of", project: "project", projects: "projects",
    more: "Show more projects", retry: "Try again", failed: "The projects cannot be shown now.",
    granted: "Granted", lead: "Lead", places: "Municipalities", source: "Source", lines: "line", release: "Data: release",
    status: { NEW: "new", CONTINUED: "gets a follow-up", RUNNING: "running", COMPLETED: "completed" },
  },
};

// Unlike <style>, every style-src allows it.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { --accent: var(--regiodeal-accent, #0a5685); display: block; container-type: inline-size; color: var(--regiodeal-ink, #1b2126); background: var(--regiodeal-surface, #fff); font: var(--regiodeal-font, inherit); }
  :host([hidden]) { display: none; }
  * { box-sizing: border-box; }
  ul { --row: var(--regiodeal-row-height, 8.5rem); list-style: none; margin: 0; padding: 0; min-block-size: calc(var(--rows) * var(--row)); }
  li { min-block-size: var(--row); padding: .75rem 0; border-block-end: 1px solid var(--regiodeal-line, #d5dbe0); overflow-wrap: anywhere; }
  [part=title] { margin: 0 0 .25rem; font-size: 1.05em; line-height: 1.3; }
  p { margin: 0; line-height: 1.4; }
  [part=status], [part=facts], footer { color: var(--regiodeal-ink-muted, #4b5660); font-size: .9em; }
  [role=status] { min-block-size: 1.4em; margin-block-end: .5rem; }
  [role=alert]:not(:empty) { margin-block: .5rem; padding: .5rem .75rem; border-inline-start: 4px solid; color: var(--regiodeal-fault, #9e1c12); }
  a { color: var(--accent); }
  button { min-block-size: 2.75rem; margin-block: .75rem; padding: .35rem 1rem; border: 1px solid; border-radius: 4px; background: none; color: var(--accent); font: inherit; cursor: pointer; }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
  footer { min-block-size: 3em; }
  [hidden] { display: none; }
  @container (max-width: 24rem) { ul { --row: var(--regiodeal-row-height, 12rem); } }
`);

const filters = ["pillar", "theme", "municipality", "status", "tranche", "lead"];
const scriptHome = new URL("..", import.meta.url).href;

/** An element with text. Nothing is ever set as markup. */
function make(name, part, text = "", role = "") {
  const element = document.createElement(name);
  element.part = part;
  element.textContent = text;
  if (role) element.setAttribute("role", role);
  return element;
}

/** A link; the text alone where the address is none of the web. */
function link(text, address) {
  if (!/^https?:\/\//i.test(address ?? "")) return document.createTextNode(text);
  const element = make("a", "link", text);
  element.href = address;
  return element;
}

class RegioDealProjects extends HTMLElement {
  static observedAttributes = [...filters, "limit", "language", "service", "heading-level"];

  #list = make("ul", "list", "", "list"); // Safari takes the role away with the bullets
  #status = make("p", "status", "", "status");
  #fault = make("p", "error", "", "alert");
  #more = make("button", "button");
  #footer = make("footer", "footer");
  #running; // the controller of the request under way
  #planned = false;
  #cursor; // where the next page begins
  #shown = 0;

  constructor() {
    super();
    this.#more.hidden = true;
    this.#more.addEventListener("click", () => this.#read());
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(this.#status, this.#list, this.#fault, this.#more, this.#footer);
  }

  connectedCallback() { this.#plan(); }

  attributeChangedCallback() { this.#plan(); }

  disconnectedCallback() { this.#running?.abort(); }

  get #texts() { return texts[this.getAttribute("language")] ?? texts.nl; }

  #number(name, usual, least, most) { return Math.min(most, Math.max(least, Number.parseInt(this.getAttribute(name)) || usual)); }

  get #limit() { return this.#number("limit", 5, 1, 100); }

  get #where() {
    // What is undefined is left out of the JSON.
    const [pillar, theme, municipality, status, tranche, lead] = filters.map(name => this.getAttribute(name)?.trim() || undefined);
    return {
      pillar: pillar && { code: { eq: pillar.toUpperCase() } },
      theme: theme && { name: { eq: theme } },
      municipalities: municipality && { some: { code: { eq: municipality.toUpperCase() } } },
      status: status && { eq: status.toUpperCase() },
      allocations: tranche && { some: { tranche: { number: { eq: Number(tranche) } } } },
      lead: lead && { code: { eq: lead } },
    };
  }

  /** Several attributes set at once are one reading. */
  #plan() {
    if (this.#planned || !this.isConnected) return;
    this.#planned = true;
    queueMicrotask(() => {
      this.#planned = false;
      if (!this.isConnected) return;
      this.#cursor = undefined;
      this.#shown = 0;
      this.#list.replaceChildren();
      this.#list.setAttribute("aria-label", this.#texts.list);
      this.#list.style.setProperty("--rows", this.#limit); // so that the page below stays where it is
      this.#footer.replaceChildren();
      for (const part of this.shadowRoot.children) part.lang = this.#texts.lang;
      this.#read();
    });
  }

  async #read() {
    this.#running?.abort();
    const mine = this.#running = new AbortController();
    const text = this.#texts;
    this.#fault.replaceChildren();
    this.#status.textContent = text.loading;
    this.#list.setAttribute("aria-busy", "true");
    try {
      const home = new URL(this.getAttribute("service") || scriptHome, document.baseURI).href.replace(/\/*$/, "/");
      const variables = { where: this.#where, first: this.#limit, after: this.#cursor };
      const question = `graphql/partner-projects?variables=${encodeURIComponent(JSON.stringify(variables))}`;
      const response = await fetch(home + question, { headers: { Accept: "application/graphql-response+json" }, credentials: "omit", signal: mine.signal });
      const { data, errors } = await response.json();
      if (mine.signal.aborted) return;
      if (!data) throw new Error(errors?.[0]?.message ?? `HTTP ${response.status}`);
      this.#show(data, home, question);
    } catch (fault) {
      if (mine.signal.aborted) return;
      this.#fail(fault);
    } finally {
      if (this.#running === mine) this.#list.setAttribute("aria-busy", "false");
    }
  }

  #show({ projects, release }, home, question) {
    const text = this.#texts;
    const items = projects.nodes.map(project => this.#item(project));
    this.#list.append(...items);
    this.#shown += items.length;
    this.#cursor = projects.pageInfo.endCursor;
    const total = projects.totalCount;
    const counted = this.#shown < total ? `${this.#shown} ${text.of} ${total}` : total;
    this.#status.textContent = total === 0 ? text.none : `${counted} ${total === 1 ? text.project : text.projects}`;
    const hadFocus = this.shadowRoot.activeElement === this.#more; // the button goes with the last page
    this.#more.textContent = text.more;
    this.#more.hidden = !projects.pageInfo.hasNextPage;
    if (hadFocus && this.#more.hidden) {
      items[0].tabIndex = -1;
      items[0].focus();
    }

    const sources = new Map(projects.nodes.map(({ source }) => [source.document, source.source.url]));
    const said = make("p", "source");
    said.append(`${text.source}: `, ...[...sources].flatMap(([document, url], i) => [i ? "; " : "", link(document, url)]), ". ");
    said.append(link(`${text.release} ${release.number}`, `${home}r/${release.number}/${question}`), ` (${this.#date(release.created)}).`);
    this.#footer.replaceChildren(said);
  }

  #item(project) {
    const text = this.#texts;
    const item = make("li", "item");
    const title = make(`h${this.#number("heading-level", 3, 2, 6)}`, "title", project.title);
    title.lang = "nl";
    const money = new Intl.NumberFormat(this.#texts.locale, { style: "currency", currency: "EUR", trailingZeroDisplay: "stripIfInteger" });
    const places = project.municipalities.map(place => place.name).join(", ");
    item.append(
      title,
      make("p", "amount", `${text.granted}: ${money.format(project.spending.amount)}`),
      make("p", "facts", [project.pillar.name, project.theme?.name, text.status[project.status] ?? project.status].filter(Boolean).join(" · ")),
      make("p", "facts", `${text.lead}: ${project.lead.name}${places && `. ${text.places}: ${places}`}`),
      make("p", "facts", `${project.source.document}${project.source.lines ? `, ${text.lines} ${project.source.lines}` : ""}`),
    );
    return item;
  }

  #fail(fault) {
    const retry = make("button", "button", this.#texts.retry);
    retry.addEventListener("click", () => this.#read());
    this.#status.textContent = "";
    // The service says what to do.
    this.#fault.replaceChildren(`${this.#texts.failed} (${fault.message}) `, retry);
  }

  #date(day) {
    const date = new Date(day);
    return Number.isNaN(+date) ? day : date.toLocaleDateString(this.#texts.locale, { dateStyle: "long", timeZone: "UTC" });
  }
}

if (!customElements.get("regiodeal-projects")) customElements.define("regiodeal-projects", RegioDealProjects);
