// Walks through the pages of a started service in a browser: in both languages, on a phone and on a desktop.
//   node walk.mjs http://127.0.0.1:5080
// Writes a line of JSON for each look: what was looked at, and what is wrong there; an empty list is as it should be.
// REGIODEAL_TEST_CHROMIUM names the browser, else it is Debian's; REGIODEAL_TEST_SCREENSHOTS a folder for pictures.
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

const base = new URL(process.argv[2]);
const screenshots = process.env.REGIODEAL_TEST_SCREENSHOTS;
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What a first load may bring of scripts, in bytes as sent. */
const scriptLimit = 200_000;

/** How many pages are open at once. */
const atOnce = 3;

const sizes = {
    phone: { width: 390, height: 844 },
    desktop: { width: 1280, height: 800 },
};

/** Every page, and a choice of projects, reports of other lists, one of two projects that share a text, and an address that is no page. */
const pages = {
    overview: { nl: "/nl/", en: "/en/" },
    projects: { nl: "/nl/projecten", en: "/en/projects" },
    chosen: { nl: "/nl/projecten?pillar=WERKEN&tranche=6&q=hub", en: "/en/projects?pillar=WERKEN&tranche=6&q=hub" },
    project: { nl: "/nl/projecten/werken-3", en: "/en/projects/werken-3" },
    twins: { nl: "/nl/projecten/wonen-2.4_a", en: "/en/projects/wonen-2.4_a" },
    municipalities: { nl: "/nl/gemeenten", en: "/en/municipalities" },
    municipality: { nl: "/nl/gemeenten/GM0114", en: "/en/municipalities/GM0114" },
    indicators: { nl: "/nl/indicatoren", en: "/en/indicators" },
    indicator: { nl: "/nl/indicatoren/werkloosheid", en: "/en/indicators/werkloosheid" },
    data: { nl: "/nl/gegevens", en: "/en/data" },
    report: { nl: "/nl/rapport", en: "/en/report" },
    pivot: { nl: "/nl/rapport?of=spending", en: "/en/report?of=spending" },
    years: { nl: "/nl/rapport?of=observations", en: "/en/report?of=observations" },
    missing: { nl: "/nl/niets", en: "/en/nothing" },
};

const browser = await chromium.launch({
    executablePath: process.env.REGIODEAL_TEST_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
    if (screenshots) {
        await mkdir(screenshots, { recursive: true });
    }

    const looks = [];
    for (const [size, viewport] of Object.entries(sizes)) {
        for (const language of ["nl", "en"]) {
            for (const [name, addresses] of Object.entries(pages)) {
                looks.push([`${name} ${language} ${size}`, addresses[language], viewport, (page, response) => onPage(page, response, name, language)]);
            }
        }

        looks.push([`dark ${size}`, "/nl/", viewport, (page, response) => onPage(page, response, "overview", "nl"), { colorScheme: "dark" }]);
        looks.push([`graphiql ${size}`, `/graphiql?${new URLSearchParams({ query: "query Asked($n: Int) { projects(first: $n) { nodes { code } } }", variables: '{"n":2}' })}`, viewport, onGraphiQL]);
    }

    looks.push(["keyboard", "/nl/", sizes.desktop, byKeyboard]);
    looks.push(["first load", "/nl/", sizes.phone, firstLoad]);
    looks.push(["search", "/nl/projecten", sizes.phone, search]);
    looks.push(["compose", "/en/report", sizes.desktop, compose]);
    looks.push(["other language", "/nl/projecten/werken-3", sizes.phone, otherLanguage]);

    // A page waits more than it works.
    await Promise.all(Array.from({ length: atOnce }, async () => {
        for (let next = looks.shift(); next; next = looks.shift()) {
            await look(...next);
        }
    }));
} finally {
    await browser.close();
}

/** Opens a page in a browser that knows nothing yet, and tells what is wrong there. */
async function look(name, address, viewport, judge, options = {}) {
    const context = await browser.newContext({ viewport, locale: "nl-NL", reducedMotion: "reduce", ...options });
    const page = await context.newPage();
    const faults = [];
    page.on("console", (message) => {
        // A browser itself reports a page that is not found.
        if ((message.type() === "error" || message.type() === "warning") && !/status of 404/.test(message.text())) {
            faults.push(`console: ${message.text()}`);
        }
    });
    page.on("pageerror", (fault) => faults.push(`error: ${fault.message}`));
    page.on("request", (request) => {
        const asked = new URL(request.url());
        if (asked.protocol.startsWith("http") && asked.origin !== base.origin) {
            faults.push(`asked another host: ${asked.origin}`);
        }
    });
    try {
        const response = await page.goto(new URL(address, base).href);
        await settle(page);
        faults.push(...(await judge(page, response)));
        if (screenshots) {
            await page.screenshot({ path: join(screenshots, `${name.replaceAll(" ", "-")}.png`), fullPage: true });
        }
    } catch (fault) {
        faults.push(String(fault));
    } finally {
        await context.close();
    }

    console.log(JSON.stringify({ look: name, faults }));
}

/** Until the script has run and what it asked has been answered. */
async function settle(page) {
    await page.waitForFunction(() => document.querySelector("h1, .graphiql-container") && !document.querySelector(".loading, [aria-busy=true]"));
}

async function onPage(page, response, name, language) {
    const faults = [];
    expect(faults, "status", response.status(), name === "missing" ? 404 : 200);
    expect(faults, "language", await page.locator("html").getAttribute("lang"), language);
    expect(faults, "headings of level 1", await page.locator("h1").count(), 1);
    expect(faults, "answers that failed", await page.locator(".failed, .loading").count(), 0);
    if (name !== "missing" && (await page.locator("main").innerText()).length < 300) {
        faults.push("the page says next to nothing");
    }

    if ((await page.title()).length < 10) {
        faults.push("the page has no title");
    }

    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) {
        faults.push(`the page is ${wide} pixels too wide`);
    }

    return [...faults, ...(await audit(page))];
}

/** The findings of axe, for WCAG 2.2 AA and its advice. */
async function audit(page, exclude = []) {
    // By the protocol of the browser, and not by the page, whose policy lets nobody add a script.
    await page.evaluate(axe);
    const { violations } = await page.evaluate((left) => window.axe.run({ exclude: left }), exclude);
    return violations.map(({ id, nodes }) => `axe: ${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`).join(" | ").replaceAll("\n", " ")}`);
}

async function onGraphiQL(page) {
    const faults = [];
    await page.locator(".graphiql-query-editor .CodeMirror-line", { hasText: "query Asked" }).first().waitFor();
    await page.locator(".graphiql-execute-button").click();
    await page.locator(".result-window .CodeMirror-line", { hasText: '"code"' }).first().waitFor();
    expect(faults, "projects in the answer", await page.locator(".result-window .CodeMirror-line", { hasText: '"code"' }).count(), 2);
    return faults;
}

async function byKeyboard(page) {
    const faults = [];
    await page.keyboard.press("Tab");
    expect(faults, "the first stop of the keyboard", await page.evaluate(() => document.activeElement?.getAttribute("href")), "#content");
    const box = await page.locator(".skip").boundingBox();
    if (!box || box.y < 0) {
        faults.push("the skip link is not seen when it has the focus");
    }

    await page.keyboard.press("Enter");
    expect(faults, "where the skip link leads", await page.evaluate(() => document.activeElement?.id), "content");

    // Every stop must be seen to be one.
    for (let stop = 0; stop < 25; stop++) {
        await page.keyboard.press("Tab");
        const hidden = await page.evaluate(() => {
            const at = document.activeElement;
            const style = at && getComputedStyle(at);
            return at && at !== document.body && (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) ? at.outerHTML.slice(0, 120) : null;
        });
        if (hidden) {
            faults.push(`the focus is not seen on ${hidden}`);
        }
    }

    return faults;
}

async function firstLoad(page) {
    const sent = await page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js")).map(({ name, encodedBodySize }) => ({ name, encodedBodySize })));
    const bytes = sent.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    console.log(JSON.stringify({ look: "scripts of a first load, in bytes", bytes, faults: [] }));
    return sent.length > 0 && bytes < scriptLimit ? [] : [`a first load brings ${bytes} bytes of script in ${sent.length} files`];
}

async function search(page) {
    const faults = [];
    const all = await page.locator(".found [role=status]").innerText();
    await page.getByRole("searchbox").fill("hub");
    await page.waitForURL(/q=hub/);
    await page.locator(".project-list li").nth(3).waitFor({ state: "detached" });
    const found = await page.locator(".found [role=status]").innerText();
    if (found === all) {
        faults.push("searching changes nothing");
    }

    // The choice stands in the address: who opens it finds the same.
    await page.reload();
    await settle(page);
    expect(faults, "what the address finds", await page.locator(".found [role=status]").innerText(), found);
    return faults;
}

/** Composes a report by keyboard alone, and opens its address again. */
async function compose(page) {
    const faults = [];
    const press = async (locator, key) => {
        await locator.focus();
        await page.keyboard.press(key);
    };
    const changed = async (what, change) => {
        const before = page.url();
        await change();
        await page.waitForURL((url) => url.href !== before).catch(() => faults.push(`${what} does not change the address`));
        await settle(page);
    };
    const headings = () => page.locator(".report-table thead th").allInnerTexts();
    const found = () => page.locator(".found [role=status]").innerText();

    await changed("picking a list", () => page.getByRole("combobox", { name: "About", exact: true }).selectOption("allocations"));
    const [before, all] = [await headings(), await found()];

    const columns = page.getByRole("group", { name: "Add a column" });
    await columns.getByRole("combobox", { name: "Add a column", exact: true }).selectOption("pillar");
    await columns.getByRole("combobox", { name: "What of: Pillar", exact: true }).selectOption("pillar.code");
    await changed("adding a column", () => press(columns.getByRole("button"), "Enter"));
    expect(faults, "columns", (await headings()).length, before.length + 1);

    await press(page.locator(".composer-part > summary", { hasText: "Filters" }), "Enter");
    const filters = page.getByRole("group", { name: "Add a filter" });
    await filters.getByRole("combobox", { name: "Add a filter", exact: true }).selectOption("pillar");
    await filters.getByRole("combobox", { name: "What of: Pillar", exact: true }).selectOption("pillar.code");
    await changed("adding a filter", () => press(filters.getByRole("button"), "Enter"));
    await page.getByLabel("Value of Pillar › code").fill("WONEN");
    await changed("a value", () => page.keyboard.press("Enter"));
    await page.locator(".left-out").waitFor({ state: "detached" });
    const kept = await found();
    if (kept === all) {
        faults.push("a filter changes nothing");
    }

    const codes = await page.locator(".report-table tbody tr td:last-child").allInnerTexts();
    if (codes.length === 0 || codes.some((code) => code !== "WONEN")) {
        faults.push(`the rows are of ${[...new Set(codes)].join(", ") || "nothing"}`);
    }

    expect(faults, "charts", await page.locator(".report-chart svg[role=img]").count(), 1);

    // The whole report stands in the address.
    const table = await page.locator(".report-table").innerText();
    await page.reload();
    await settle(page);
    expect(faults, "the table of the address", await page.locator(".report-table").innerText(), table);

    const links = await page.locator(".report-files a").evaluateAll((all) => all.map(({ href }) => href));
    expect(faults, "downloads", links.length, 8);
    for (const link of links) {
        const response = await page.request.get(link);
        expect(faults, `status of ${new URL(link).pathname}`, response.status(), 200);
        if (link.includes("/query.csv?")) {
            // All rows, with their headings.
            expect(faults, "rows of the file", (await response.text()).trim().split("\r\n").length - 1, Number.parseInt(kept, 10));
        }
    }

    // On paper stands no menu, and what the report is and says does.
    await page.emulateMedia({ media: "print" });
    expect(faults, "menus on paper", await page.locator(".menu:visible, .composer:visible, button:visible").count(), 0);
    expect(faults, "what stands on paper", await page.locator("h1:visible, .report-table:visible, pre:visible, .citation:visible").count(), 5);
    return [...faults, ...(await audit(page))];
}

async function otherLanguage(page) {
    const faults = [];
    await page.locator(".languages a[lang=en]").click();
    await page.waitForURL(/\/en\/projects\/werken-3/);
    expect(faults, "language", await page.locator("html").getAttribute("lang"), "en");
    expect(faults, "cookies", await page.evaluate(() => document.cookie), "");
    return faults;
}

function expect(faults, what, actual, expected) {
    if (actual !== expected) {
        faults.push(`${what}: ${JSON.stringify(actual)} and not ${JSON.stringify(expected)}`);
    }
}
