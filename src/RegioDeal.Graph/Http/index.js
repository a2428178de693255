"use strict";
const examples = [
  { name: "One project, with its sources", query: `{
  project(pillar: "WERKEN", code: "3") {
    title
    status
    lead { name }
    pillar { name }
    allocations {
      nodes {
        amount
        certainty
        tranche { number }
        alternatives { number }
        source { document lines }
      }
    }
    spending {
      amount
      share
      byTranche {
        tranche { number }
        amount
        cumulative
        certain
        atLeast
        atMost
      }
    }
  }
}` },
  { name: "Largest housing projects", query: `{
  projects(
    first: 5
    where: {
      pillar: { code: { eq: "WONEN" } }
      spending: { amount: { gte: 100000 } }
    }
    order: [{ spending: { amount: DESC } }]
  ) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      code
      title
      spending { amount }
    }
  }
}` },
  { name: "Printed beside computed totals", query: `{
  reconciliation {
    measure
    pillar { code }
    tranche { number }
    printed
    computed
    difference
  }
}` },
  { name: "Spending by pillar and tranche", query: `{
  spending(groupBy: [PILLAR, TRANCHE]) {
    pillar { code }
    tranche { number }
    amount
    share
    allocationCount
  }
}` },
  { name: "Not certain, with variables", query: `query NotCertain($pillar: String!, $certainty: [Certainty]) {
  allocations(
    first: 10
    where: {
      pillar: { code: { eq: $pillar } }
      certainty: { in: $certainty }
    }
    order: [{ amount: DESC }]
  ) {
    totalCount
    nodes {
      amount
      project { code title }
      tranche { number }
      alternatives { number }
      certainty
      basis
      evidence { title publisher url }
    }
  }
}`, variables: { pillar: "WELZIJN", certainty: ["INFERRED", "AMBIGUOUS"] } },
  { name: "Page by page", query: `# Next page puts endCursor in the variable 'after'.
query Page($after: String) {
  projects(first: 10, after: $after, order: [{ title: ASC }]) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { title pillar { name } lead { name } }
  }
}`, variables: { after: null } },
  { name: "Two pillars, one fragment", query: `{
  work: pillar(code: "WERKEN") { ...figures }
  housing: pillar(code: "WONEN") { ...figures }
}

fragment figures on Pillar {
  name
  projectCount
  spending { amount share }
  topThree: projects(
    first: 3
    order: [{ spending: { amount: DESC } }]
  ) {
    nodes { title spending { amount } }
  }
}` },
  { name: "Ask the schema itself", query: `{
  allocation: __type(name: "Allocation") {
    description
    fields { name description }
  }
  certainty: __type(name: "Certainty") {
    enumValues { name description }
  }
}` },
];

const at = id => document.getElementById(id);
const [form, query, variables, more, next, result, status, errors, answer] =
  ["form", "query", "variables", "more", "next", "result", "status", "errors", "answer"].map(at);
const endpoint = new URL("graphql", document.baseURI.split("#")[0]).href;
let running = null; // the controller of the request under way
let cursor = null; // where the next page begins, when there is one

function post(body, signal) {
  return fetch(endpoint, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/graphql-response+json" },
    body: JSON.stringify(body),
    signal,
  });
}

function fill(text, values) {
  query.value = text;
  query.rows = Math.min(30, Math.max(8, text.split("\n").length + 1));
  variables.value = values;
  more.open = values.trim() !== "";
}

function remember() {
  const kept = new URLSearchParams({ query: query.value });
  if (variables.value.trim()) kept.set("variables", variables.value);
  history.replaceState(null, "", "#" + kept);
}

function recall() {
  const kept = new URLSearchParams(location.hash.slice(1));
  if (!kept.get("query")) return false;
  fill(kept.get("query"), kept.get("variables") ?? "");
  return true;
}

function tell(text, faults) {
  status.textContent = text;
  status.classList.toggle("fault", faults.length > 0);
  errors.replaceChildren(...faults.map(fault => {
    const item = document.createElement("li");
    item.textContent = fault;
    return item;
  }));
  errors.hidden = faults.length === 0;
}

function sentence(error) {
  const place = error.locations?.[0];
  return [
    error.extensions?.code && error.extensions.code + ": ",
    error.message,
    place && ` (line ${place.line}, column ${place.column})`,
    error.path && ` (at ${error.path.join(".")})`,
  ].filter(Boolean).join("");
}

// The first list in the answer that goes on; only for a query that takes the cursor as $after.
function nextCursor(value) {
  if (value === null || typeof value !== "object") return null;
  if (value.pageInfo?.hasNextPage && value.pageInfo.endCursor) return value.pageInfo.endCursor;
  for (const part of Object.values(value)) {
    const found = nextCursor(part);
    if (found) return found;
  }
  return null;
}

function readVariables() {
  if (!variables.value.trim()) return null;
  const values = JSON.parse(variables.value);
  if (values === null || typeof values !== "object" || Array.isArray(values)) throw new Error("not an object");
  return values;
}

async function run() {
  running?.abort();
  const mine = running = new AbortController();
  remember();
  cursor = null;
  next.hidden = true;
  answer.textContent = "";
  answer.removeAttribute("aria-busy");
  let values;
  try {
    values = readVariables();
  } catch (fault) {
    more.open = true;
    tell("Not sent", [`The variables are not one JSON object: ${fault.message}`]);
    return;
  }

  tell("Asking…", []);
  answer.setAttribute("aria-busy", "true");
  const start = performance.now();
  try {
    const response = await post({ query: query.value, ...(values && { variables: values }) }, mine.signal);
    const text = await response.text();
    if (running !== mine) return;
    const took = `HTTP ${response.status}, ${Math.round(performance.now() - start)} ms, ${text.length.toLocaleString("en")} characters`;
    let body;
    try {
      body = JSON.parse(text);
    } catch {
      answer.textContent = text;
      tell(`Failed: ${took}`, ["The answer is not JSON."]);
      return;
    }

    const faults = (body.errors ?? []).map(sentence);
    answer.textContent = JSON.stringify(body, null, 2);
    answer.scrollTop = 0;
    tell(`${faults.length === 0 ? "Answered" : body.data ? "Answered in part" : "Refused"}: ${took}`, faults);
    cursor = /\$after\b/.test(query.value) ? nextCursor(body.data) : null;
    next.hidden = !cursor;
  } catch (fault) {
    if (fault.name === "AbortError") return;
    tell("Failed", [`No answer from ${endpoint}. Is the service up? (${fault.message})`]);
  } finally {
    if (running === mine) {
      answer.removeAttribute("aria-busy");
      // On a phone the answer lies below the fold.
      if (result.getBoundingClientRect().top > 0.75 * innerHeight) result.scrollIntoView();
    }
  }
}

async function showNumbers() {
  try {
    const response = await post({ query: "{ projects(first: 0) { totalCount } allocations(first: 0) { totalCount } spending { amount } release { number } programmes { edition } }" });
    const { data } = await response.json();
    const number = value => value.toLocaleString("en");
    const total = data.spending.reduce((sum, cell) => sum + cell.amount, 0);
    at("numbers").textContent = `${number(data.projects.totalCount)} projects, ${number(data.allocations.totalCount)} allocations, `
      + `${number(total)} euros granted. Release ${data.release.number}: ${data.programmes.map(programme => programme.edition).join("; ")}.`;
    at("numbers").hidden = false;
  } catch {
    // The page says all it must without them.
  }
}

async function showSchema() {
  const said = at("schema-status");
  if (!at("schema-more").open || !at("schema").hidden) return;
  said.textContent = "Loading…";
  try {
    const response = await fetch("schema.graphql");
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    at("schema").textContent = await response.text();
    at("schema").hidden = false;
    said.textContent = "";
  } catch (fault) {
    said.textContent = `The schema could not be loaded (${fault.message}). Close and open to try again.`;
  }
}

for (const example of examples) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = example.name;
  button.addEventListener("click", () => {
    fill(example.query, example.variables ? JSON.stringify(example.variables, null, 2) : "");
    run();
  });
  item.append(button);
  document.querySelector("ul.examples").append(item);
}

form.addEventListener("submit", event => {
  event.preventDefault();
  run();
});
form.addEventListener("keydown", event => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
  }
});
form.addEventListener("input", () => {
  next.hidden = true;
});
form.addEventListener("change", remember);
next.addEventListener("click", () => {
  const values = { ...readVariables(), after: cursor };
  variables.value = JSON.stringify(values, null, 2);
  more.open = true;
  run();
});
at("schema-more").addEventListener("toggle", showSchema);
window.addEventListener("hashchange", () => {
  if (recall()) run();
});

for (const sample of document.querySelectorAll(".sample")) {
  sample.textContent = sample.textContent.replace("http://localhost:5080/graphql", endpoint);
}
for (const id of ["examples", "keys", "result", "schema-more"]) at(id).hidden = false;
tell("Nothing asked yet.", []);
if (recall()) run();
showNumbers();
