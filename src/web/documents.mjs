// Makes a typed document of each operation: pages/overview/overview.graphql becomes overview.document.ts beside it, with
// the type of its answer and of its variables. An operation that does not fit the schema ends the build.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { codegen } from "@graphql-codegen/core";
import * as operations from "@graphql-codegen/typescript-operations";
import { buildSchema, parse, printSchema, stripIgnoredCharacters, validate } from "graphql";

const here = dirname(fileURLToPath(import.meta.url));
const sources = join(here, "src");
const schema = buildSchema(await readFile(process.env.REGIODEAL_SCHEMA ?? join(here, "../../schema/schema.graphql"), "utf8"));

const config = {
    enumType: "string-literal",
    strictScalars: true,
    scalars: { Decimal: "number", GeoJSON: 'import("geojson").Geometry', LocalDate: "string", DateTime: "string", Long: "number", URL: "string" },
    skipTypename: true,
    omitOperationSuffix: true,
};

const faults = [];
for (const path of (await readdir(sources, { recursive: true })).filter((name) => name.endsWith(".graphql")).sort()) {
    const file = join(sources, path);
    const text = (await readFile(file, "utf8")).trim();
    const document = parse(text);
    const wrong = validate(schema, document);
    if (wrong.length > 0) {
        faults.push(...wrong.map((fault) => `${relative(here, file)}, line ${fault.locations?.[0]?.line}: ${fault.message}`));
        continue;
    }

    const named = document.definitions.filter((definition) => definition.kind === "OperationDefinition");
    if (named.length !== 1 || !named[0].name) {
        faults.push(`${relative(here, file)}: write one operation, with a name.`);
        continue;
    }

    const name = named[0].name.value;
    const types = await codegen({
        documents: [{ location: file, document }],
        schema: parse(printSchema(schema)),
        filename: file,
        config,
        pluginMap: { operations },
        plugins: [{ operations: {} }],
    });
    const made = file.replace(/\.graphql$/, ".document.ts");
    const content = `// Made of ${basename(file)} by 'npm run documents'.
import type { Document } from "${relative(dirname(file), join(sources, "graph/document")).replace(/^(?!\.)/, "./")}";

${types.trim()}

export const ${name}Document: Document<${name}, ${name}Variables> = {
    name: ${JSON.stringify(name)},
    text: ${JSON.stringify(text)},
    compact: ${JSON.stringify(stripIgnoredCharacters(text))},
};
`;
    if ((await readFile(made, "utf8").catch(() => "")) !== content) {
        await writeFile(made, content);
    }
}

if (faults.length > 0) {
    console.error(faults.join("\n"));
    process.exit(1);
}
