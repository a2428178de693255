// The page that makes the snippet: its lists come from the service, and what is seen is the component itself.

const texts = {
  nl: {
    title: "Projecten op uw website", intro: "Kies welke projecten u toont, bekijk het resultaat, en zet het fragment in uw pagina. Het blijft vanzelf bij.",
    language: "Taal", choose: "Kies", pillar: "Pijler", theme: "Thema", municipality: "Gemeente", status: "Status", tranche: "Tranche", lead: "Penvoerder",
    limit: "Projecten per keer", see: "Zo ziet het eruit", copy: "Neem het over", snippet: "Als blok in uw pagina", fetch: "Als gegevens, met fetch",
    copies: "Kopieer", copied: "Gekopieerd.", uncopied: "Kopiëren lukt niet: selecteer de tekst.", all: "alle", failed: "De keuzelijsten kunnen nu niet worden geladen. Laad de pagina opnieuw.",
    NEW: "nieuw", CONTINUED: "krijgt vervolg", RUNNING: "loopt", COMPLETED: "afgerond",
  },
  en: {
    title: "Projects on your website", intro: "Choose which projects you show, look at the result, and put the snippet into your page. It stays up to date by itself.",
    language: "Language", choose: "Choose", pillar: "Pillar", theme: "Theme", municipality: "Municipality", status: "Status", tranche: "Tranche", lead: "Lead",
    limit: "Projects at a time", see: "What it looks like", copy: "Take it", snippet: "As a block in your page", fetch: "As data, with fetch",
    copies: "Copy", copied: "Copied.", uncopied: "It cannot be copied: select the text.", all: "all", failed: "The lists cannot be loaded now. Load the page again.",
    NEW: "new", CONTINUED: "gets a follow-up", RUNNING: "running", COMPLETED: "completed",
  },
};

// How a member of each list is called, and what the attribute says for it.
const lists = {
  pillar: member => [member.code, member.name],
  theme: member => [member.name, member.name],
  municipality: member => [member.code, member.name],
  status: (member, text) => [member, text[member] ?? member],
  tranche: member => [String(member.number), String(member.number)],
  lead: member => [member.code, member.name],
};

const conditions = {
  pillar: value => ({ pillar: { code: { eq: value } } }),
  theme: value => ({ theme: { name: { eq: value } } }),
  municipality: value => ({ municipalities: { some: { code: { eq: value } } } }),
  status: value => ({ status: { eq: value } }),
  tranche: value => ({ allocations: { some: { tranche: { number: { eq: Number(value) } } } } }),
  lead: value => ({ lead: { code: { eq: value } } }),
};

const at = id => document.getElementById(id);
const home = new URL("..", import.meta.url).href;
let facets = null;

function text() {
  return texts[at("language").value];
}

function escaped(value) {
  return value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

function fillLists() {
  for (const [name, read] of Object.entries(lists)) {
    const select = at(name);
    const chosen = select.value;
    const options = (facets?.[name] ?? [])
      .filter(({ member }) => member !== null)
      .map(({ member, count }) => [...read(member, text()), count])
      .sort((one, other) => one[1].localeCompare(other[1], "nl", { numeric: true }));
    select.replaceChildren(new Option(text().all, ""), ...options.map(([value, label, count]) => new Option(`${label} (${count})`, value)));
    select.value = chosen;
  }
}

function translate() {
  document.documentElement.lang = at("language").value;
  document.title = text().title;
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = text()[element.dataset.text];
  fillLists();
}

function write() {
  const chosen = Object.keys(lists).map(name => [name, at(name).value]).filter(([, value]) => value);
  const limit = Math.min(100, Math.max(1, Number.parseInt(at("limit").value, 10) || 5));
  const attributes = [...chosen, ["limit", String(limit)], ["language", at("language").value]];
  const preview = at("preview");
  for (const name of [...Object.keys(lists), "limit", "language"]) {
    const value = attributes.find(([of]) => of === name)?.[1];
    if (value === undefined) preview.removeAttribute(name);
    else if (preview.getAttribute(name) !== value) preview.setAttribute(name, value);
  }

  at("snippet").textContent = `<script type="module" src="${home}embed/regiodeal-projects.js"></script>\n`
    + `<regiodeal-projects ${attributes.map(([name, value]) => `${name}="${escaped(value)}"`).join(" ")}></regiodeal-projects>`;
  const where = Object.assign({}, ...chosen.map(([name, value]) => conditions[name](value)));
  at("fetch").textContent = `const variables = ${JSON.stringify({ where, first: limit })};\n`
    + `const response = await fetch("${home}graphql/partner-projects?variables=" + encodeURIComponent(JSON.stringify(variables)));\n`
    + "const { data, extensions } = await response.json();\n"
    + 'console.log("release", extensions.release, data.projects.totalCount, data.projects.nodes);';
}

at("language").value = navigator.languages.find(language => /^(nl|en)/.test(language))?.slice(0, 2) ?? "nl";
at("language").addEventListener("change", () => {
  translate();
  write();
});
at("form").addEventListener("input", write);
at("form").addEventListener("submit", event => event.preventDefault());
for (const button of document.querySelectorAll("[data-copies]")) {
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(at(button.dataset.copies).textContent);
      at("told").textContent = text().copied;
    } catch {
      at("told").textContent = text().uncopied;
    }
  });
}

translate();
write();
try {
  const response = await fetch(`${home}graphql/partner-filters`);
  ({ data: { projects: { facets } } } = await response.json());
  fillLists();
} catch {
  at("told").textContent = text().failed;
}
