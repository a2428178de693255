// One process a core, as node's own cluster module does it: what a single process of node leaves idle would be held against PostGraphile.
import cluster from "node:cluster";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { availableParallelism } from "node:os";

if (cluster.isPrimary) {
  await createFunctions();
  for (let worker = 0; worker < availableParallelism(); worker++) {
    cluster.fork();
  }
  // A server that lost a process would be measured as a slow one.
  cluster.on("exit", () => process.exit(1));
} else {
  await serve();
}

async function createFunctions() {
  const { default: pg } = await import("pg");
  const client = new pg.Client();
  await client.connect();
  await client.query("begin");
  await client.query(`set local search_path to ${pg.escapeIdentifier(process.env.REGIODEAL_SCHEMA)}`);
  await client.query(await readFile(new URL("functions.sql", import.meta.url), "utf8"));
  await client.query("commit");
  await client.end();
}

async function serve() {
  const { default: preset } = await import("./graphile.config.mjs");
  const { postgraphile } = await import("postgraphile");
  const { grafserv } = await import("postgraphile/grafserv/node");
  const pgl = postgraphile(preset);
  // As behind a proxy, which keeps its connections for a minute.
  const server = createServer({ keepAliveTimeout: 65_000 });
  const serv = pgl.createServ(grafserv);
  await serv.addTo(server);
  await serv.ready();
  server.listen(Number(process.env.PORT), process.env.HOST);
}
