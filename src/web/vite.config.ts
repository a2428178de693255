import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { preact } from "@preact/preset-vite";
import { defineConfig, type Plugin } from "vite";
import { addresses } from "./src/app/addresses.ts";
import { languages } from "./src/i18n/languages.ts";

/** Below it a packed file is hardly smaller. */
const smallestPacked = 1_000;

/** Tells the server which addresses are pages: whatever else is asked is not found. */
function pages(): Plugin {
    return {
        name: "pages",
        generateBundle() {
            const source = JSON.stringify(Object.values(addresses).flatMap((page) => languages.map((language) => `/${language}/${page[language]}`)));
            this.emitFile({ type: "asset", fileName: "pages.json", source });
        },
    };
}

/** Writes each script and style packed beside it, so that the server packs nothing. */
function packed(): Plugin {
    return {
        name: "packed",
        apply: "build",
        generateBundle: {
            order: "post",
            handler(_, bundle) {
                for (const [fileName, made] of Object.entries(bundle)) {
                    const bytes = Buffer.from(made.type === "chunk" ? made.code : made.source);
                    if (bytes.length < smallestPacked || !/\.(js|css|svg)$/.test(fileName)) {
                        continue;
                    }

                    const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
                    this.emitFile({ type: "asset", fileName: `${fileName}.br`, source: brotliCompressSync(bytes, brotli) });
                    this.emitFile({ type: "asset", fileName: `${fileName}.gz`, source: gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }) });
                }
            },
        },
    };
}

const api = { target: process.env["REGIODEAL_API"] ?? "http://localhost:5080" };

export default defineConfig({
    plugins: [preact({ reactAliasesEnabled: false }), pages(), packed()],
    server: { proxy: Object.fromEntries(["/graphql", "/r/", "/reports/", "/schema.graphql", "/release.zip"].map((path) => [path, api])) },
    build: {
        target: "es2022",
        assetsInlineLimit: 0, // the policy of the pages allows no script or font inside of another
        modulePreload: { polyfill: false },
        reportCompressedSize: false,
        rolldownOptions: { input: { site: "index.html", graphiql: "graphiql.html" } },
    },
});
