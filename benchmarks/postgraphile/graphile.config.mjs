// PostGraphile as its documentation recommends for production: https://postgraphile.org/postgraphile/5/production.
// PGHOST and the like say where the database is; REGIODEAL_SCHEMA is the schema of the release.
import { fileURLToPath } from "node:url";

import { PgManyToManyPreset } from "@graphile-contrib/pg-many-to-many";
import { PgAggregatesPreset } from "@graphile/pg-aggregates";
import { PgSimplifyInflectionPreset } from "@graphile/simplify-inflection";
import pg from "pg";
import { PostGraphileConnectionFilterPreset } from "postgraphile-plugin-connection-filter";
import { makePgService } from "postgraphile/adaptors/pg";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { pgSmartTagsFromFile } from "postgraphile/utils";

// Once for a connection and not for a request: a request then needs no transaction.
const pool = new pg.Pool({ max: 10, options: "-c statement_timeout=10000" });
pool.on("error", () => {});
pool.on("connect", (client) => client.on("error", () => {}));

/** @type {GraphileConfig.Preset} */
export default {
  extends: [
    PostGraphileAmberPreset,
    PgSimplifyInflectionPreset,
    PostGraphileConnectionFilterPreset,
    PgManyToManyPreset,
    PgAggregatesPreset,
  ],
  // A release declares no foreign keys: what they would check is checked at import.
  plugins: [pgSmartTagsFromFile(fileURLToPath(new URL("postgraphile.tags.json5", import.meta.url)))],
  pgServices: [makePgService({ pool, schemas: [process.env.REGIODEAL_SCHEMA, "regiodeal_postgraphile"], pubsub: false })],
  // Lists beside connections, for what has no pages; a release is only read.
  schema: { defaultBehavior: "+connection +list -insert -update -delete", dontSwallowErrors: true },
  grafast: { explain: false, timeouts: { planning: 500, execution: 30_000 } },
  grafserv: { watch: false, graphiql: false, websockets: false, graphqlPath: "/graphql", outputDataAsString: true },
};
