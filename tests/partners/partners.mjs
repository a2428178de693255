// Uses the component and the page that makes its snippet in a browser, against the service whose address is given. Each check prints a line of JSON.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const service = process.argv[2].replace(/\/$/, '');
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

// A page of somebody else, as strict as one can be: no style but the component's own, and nothing but the service.
const page = attributes => `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Partner</title><link rel="icon" href="data:,">
<script type="module" src="${service}/embed/regiodeal-projects.js"></script></head>
<body><main><h1>Partner</h1><h2>Projecten</h2><regiodeal-projects ${attributes}></regiodeal-projects><p id="below">Wat eronder staat.</p></main></body></html>`;
const partner = createServer((request, response) => {
  const attributes = new URL(request.url, 'http://partner').searchParams.get('a') ?? '';
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `default-src 'none'; script-src ${service}; connect-src ${service}; img-src data:; require-trusted-types-for 'script'`,
  }).end(page(attributes));
});
await new Promise(ready => partner.listen(0, '127.0.0.1', ready));
const origin = `http://127.0.0.1:${partner.address().port}`;

const browser = await chromium.launch({
  executablePath: process.env.REGIODEAL_TEST_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

async function ask(query) {
  const response = await fetch(`${service}/graphql`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query }) });
  return (await response.json()).data;
}

/** What the API says of a choice, asked in words of its own: titles and amounts. */
async function told(where) {
  const { projects } = await ask(`{ projects(first: 100, where: ${where}) { nodes { title spending { amount } } } }`);
  return projects.nodes.map(project => [project.title, project.spending.amount]);
}

/** What the component shows. */
function shown(tab) {
  return tab.$$eval('regiodeal-projects >> li', items => items.map(item => [
    item.querySelector('[part=title]').textContent,
    Number(item.querySelector('[part=amount]').textContent.replace(/[^\d,]/g, '').replace(',', '.')),
  ]));
}

async function loaded(tab) {
  await tab.waitForFunction(() => document.querySelector('regiodeal-projects')?.shadowRoot?.querySelector('ul').getAttribute('aria-busy') === 'false');
}

async function open(context, attributes) {
  const tab = await context.newPage();
  tab.faults = [];
  tab.on('console', message => message.type() === 'error' && tab.faults.push(message.text()));
  tab.on('pageerror', fault => tab.faults.push(fault.message));
  await tab.goto(`${origin}/?a=${encodeURIComponent(attributes)}`);
  await loaded(tab);
  return tab;
}

async function axeFinds(tab) {
  // Evaluated over the protocol, which no policy of the page stands in the way of.
  const { readFile } = await import('node:fs/promises');
  await tab.evaluate(await readFile(axe, 'utf8'));
  const { violations } = await tab.evaluate(() => globalThis.axe.run());
  return violations.map(violation => `${violation.id}: ${violation.nodes.map(node => node.html).join(' ')}`);
}

const checks = {
  async 'it is under 10 KB as it is sent, and other sites may keep and read it'() {
    const response = await fetch(`${service}/embed/regiodeal-projects.js`);
    assert.ok((await response.arrayBuffer()).byteLength < 10_000);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.equal(response.headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.match(response.headers.get('cache-control'), /^public, max-age=\d+/);
  },

  async 'each filter shows what the API says, amounts too'(context) {
    const { organisations } = await ask('{ organisations(first: 1, where: { ledProjects: { some: {} } }) { nodes { code } } }');
    const lead = organisations.nodes[0].code;
    const tab = await open(context, 'limit="1"');
    for (const [attributes, where] of [
      [{}, '{}'],
      [{ pillar: 'wonen', municipality: 'GM0114' }, '{ pillar: { code: { eq: "WONEN" } }, municipalities: { some: { code: { eq: "GM0114" } } } }'],
      [{ theme: 'Proeftuinen' }, '{ theme: { name: { eq: "Proeftuinen" } } }'],
      [{ status: 'new' }, '{ status: { eq: NEW } }'],
      [{ tranche: '6' }, '{ allocations: { some: { tranche: { number: { eq: 6 } } } } }'],
      [{ lead }, `{ lead: { code: { eq: "${lead}" } } }`],
    ]) {
      await tab.evaluate(given => {
        const element = document.createElement('regiodeal-projects');
        for (const [name, value] of Object.entries({ ...given, limit: 100 })) element.setAttribute(name, value);
        document.querySelector('regiodeal-projects').replaceWith(element);
      }, attributes);
      await loaded(tab);
      const expected = await told(where);
      assert.ok(expected.length > 0);
      assert.deepEqual(await shown(tab), expected, JSON.stringify(attributes));
    }

    assert.deepEqual(tab.faults, []);
  },

  async 'a button shows the rest, page by page, and whoever presses it keeps a place'(context) {
    const tab = await open(context, 'pillar="WERKEN" limit="8"');
    const expected = await told('{ pillar: { code: { eq: "WERKEN" } } }');
    for (let count = 8; count < expected.length; count += 8) {
      assert.deepEqual(await shown(tab), expected.slice(0, count));
      assert.equal(await tab.locator('regiodeal-projects [role=status]').textContent(), `${count} van ${expected.length} projecten`);
      await tab.locator('regiodeal-projects >> button').focus();
      await tab.keyboard.press('Enter');
      await tab.waitForFunction(most => document.querySelector('regiodeal-projects').shadowRoot.querySelectorAll('li').length > most, count);
      await loaded(tab);
    }

    assert.deepEqual(await shown(tab), expected);
    assert.ok(await tab.locator('regiodeal-projects >> button').isHidden());
    assert.equal(await tab.evaluate(() => document.querySelector('regiodeal-projects').shadowRoot.activeElement.localName), 'li');
  },

  async 'it reads again when an attribute changes'(context) {
    const tab = await open(context, 'pillar="WERKEN" limit="100"');
    await tab.evaluate(() => {
      const element = document.querySelector('regiodeal-projects');
      element.setAttribute('pillar', 'WELZIJN');
      element.setAttribute('pillar', 'WONEN');
      element.setAttribute('heading-level', '4');
    });
    await tab.waitForFunction(() => document.querySelector('regiodeal-projects').shadowRoot.querySelector('h4'));
    assert.deepEqual(await shown(tab), await told('{ pillar: { code: { eq: "WONEN" } } }'));
  },

  async 'it gives up what it asks for when it is taken away'(context) {
    const tab = await open(context, '');
    await tab.route('**/graphql/partner-projects*', () => {}); // never answered
    const asked = tab.waitForRequest('**/graphql/partner-projects*');
    await tab.evaluate(() => document.querySelector('regiodeal-projects').setAttribute('pillar', 'WONEN'));
    await asked;
    const failed = tab.waitForEvent('requestfailed', { timeout: 5_000 });
    await tab.evaluate(() => document.querySelector('regiodeal-projects').remove());
    assert.equal((await failed).failure().errorText, 'net::ERR_ABORTED');
  },

  async 'a fault is told with what the service says, and can be tried again'(context) {
    const tab = await open(context, 'status="nonsense"');
    const said = tab.locator('regiodeal-projects [role=alert]');
    assert.match(await said.textContent(), /^De projecten kunnen nu niet worden getoond\. \(.*NONSENSE/);
    assert.deepEqual(await axeFinds(tab), []);
    await tab.evaluate(() => document.querySelector('regiodeal-projects').removeAttribute('status'));
    await tab.waitForFunction(() => document.querySelector('regiodeal-projects').shadowRoot.querySelector('li'));
    assert.equal(await said.textContent(), '');
    await tab.route('**/graphql/partner-projects*', route => route.abort());
    await tab.evaluate(() => document.querySelector('regiodeal-projects').setAttribute('pillar', 'WONEN'));
    await said.locator('button').waitFor();
    await tab.unroute('**/graphql/partner-projects*');
    await said.locator('button').click();
    await tab.waitForFunction(() => document.querySelector('regiodeal-projects').shadowRoot.querySelector('li'));
  },

  async 'what is hostile in the data stays text'(context) {
    const tab = await open(context, '');
    const markup = '<img src=x onerror="window.taken = true">';
    await tab.route('**/graphql/partner-projects*', route => route.fulfill({
      headers: { 'Access-Control-Allow-Origin': '*' },
      json: { data: {
        projects: { totalCount: 1, pageInfo: { hasNextPage: false, endCursor: null }, nodes: [{
          id: markup, code: markup, title: markup, status: markup, pillar: { code: markup, name: markup }, theme: { name: markup }, lead: { name: markup },
          municipalities: [{ code: markup, name: markup }], spending: { amount: 1 }, source: { document: markup, lines: markup, source: { url: 'javascript:window.taken=true' } },
        }] },
        release: { number: 1, title: markup, created: markup },
      } },
    }));
    await tab.evaluate(() => document.querySelector('regiodeal-projects').setAttribute('pillar', '"><img src=x>'));
    await tab.waitForFunction(() => document.querySelector('regiodeal-projects').shadowRoot.querySelectorAll('li').length === 1);
    await loaded(tab);
    const found = await tab.evaluate(() => {
      const root = document.querySelector('regiodeal-projects').shadowRoot;
      return { images: root.querySelectorAll('img').length, links: [...root.querySelectorAll('a')].map(a => a.protocol), taken: 'taken' in window, title: root.querySelector('h3').textContent };
    });
    assert.deepEqual(found, { images: 0, links: ['http:'], taken: false, title: markup });
  },

  async 'axe finds nothing, and what stands below does not move'(context) {
    for (const size of [{ width: 1280, height: 900 }, { width: 360, height: 740 }]) {
      const tab = await context.newPage();
      await tab.setViewportSize(size);
      await tab.addInitScript(() => {
        window.shift = 0;
        new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shift += entry.value; })).observe({ type: 'layout-shift', buffered: true });
      });
      await tab.route('**/graphql/partner-projects*', async route => {
        await new Promise(ready => setTimeout(ready, 150)); // so that the page is painted before
        await route.continue();
      });
      await tab.goto(`${origin}/?a=${encodeURIComponent('limit="2" pillar="WONEN"')}`);
      await tab.waitForFunction(() => document.querySelector('regiodeal-projects').shadowRoot?.querySelector('#below, li'));
      await tab.waitForTimeout(100);
      assert.ok(await tab.evaluate(() => window.shift) < 0.1, `${size.width}: ${await tab.evaluate(() => window.shift)}`);
      assert.deepEqual(await axeFinds(tab), []);
      await tab.close();
    }
  },

  async 'it links to its release, which gives the same again'(context) {
    const tab = await open(context, 'pillar="WONEN" limit="3"');
    const address = await tab.locator('regiodeal-projects footer a').last().getAttribute('href');
    assert.match(address, new RegExp(`^${service}/r/\\d+/graphql/partner-projects\\?`));
    const { data } = await (await fetch(address)).json();
    assert.deepEqual(data.projects.nodes.map(project => [project.title, project.spending.amount]), await shown(tab));
  },

  async 'the page makes a snippet and a fetch that do what it shows, in both languages'(context) {
    const tab = await context.newPage();
    const faults = [];
    tab.on('console', message => message.type() === 'error' && faults.push(message.text()));
    tab.on('pageerror', fault => faults.push(fault.message));
    await tab.goto(`${service}/embed`);
    for (const [language, title, count] of [['nl', 'Projecten op uw website', /projecten$/], ['en', 'Projects on your website', /projects$/]]) {
      await tab.selectOption('#language', language);
      await tab.locator('#pillar option[value=WONEN]').waitFor({ state: 'attached' });
      await tab.selectOption('#pillar', 'WONEN');
      await tab.selectOption('#municipality', 'GM0114');
      await tab.fill('#limit', '100');
      const expected = await told('{ pillar: { code: { eq: "WONEN" } }, municipalities: { some: { code: { eq: "GM0114" } } } }');
      await tab.waitForFunction(most => document.querySelector('regiodeal-projects').shadowRoot.querySelectorAll('li').length === most, expected.length);
      await loaded(tab);
      if (language === 'nl') assert.deepEqual(await shown(tab), expected);
      assert.equal(await tab.title(), title);
      assert.match(await tab.locator('regiodeal-projects [role=status]').textContent(), count);
      assert.deepEqual(await axeFinds(tab), []);

      const snippet = await tab.locator('#snippet').textContent();
      const attributes = /<regiodeal-projects (.*)><\/regiodeal-projects>$/.exec(snippet)[1];
      assert.ok(snippet.startsWith(`<script type="module" src="${service}/embed/regiodeal-projects.js"></script>\n`));
      assert.equal(attributes, `pillar="WONEN" municipality="GM0114" limit="100" language="${language}"`);
      const said = [];
      const Asking = Object.getPrototypeOf(async () => {}).constructor;
      await new Asking('console', await tab.locator('#fetch').textContent())({ log: (...parts) => said.push(...parts) });
      assert.equal(said[2], expected.length);
    }

    assert.deepEqual(faults, []);
    await tab.close();
  },
};

for (const [name, check] of Object.entries(checks)) {
  const context = await browser.newContext({ locale: 'nl-NL' });
  context.setDefaultTimeout(10_000);
  try {
    await check(context);
    console.log(JSON.stringify({ name, status: 'ok' }));
  } catch (fault) {
    console.log(JSON.stringify({ name, status: 'failed', reason: fault.stack }));
  } finally {
    await context.close();
  }
}

await browser.close();
partner.close();
partner.closeAllConnections();
