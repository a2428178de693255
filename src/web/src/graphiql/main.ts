import { GraphiQL } from "graphiql";
import "graphiql/style.css";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { examples } from "./examples";
import { examplesPlugin } from "./examplesPlugin";
import "./graphiql.css";

const asked = new URLSearchParams(location.search);

/** Asks as GraphiQL wants it: the answer as it came, whatever its status. */
async function fetcher(request: unknown): Promise<Record<string, unknown>> {
    const response = await fetch("/graphql", {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/graphql-response+json" },
        body: JSON.stringify(request),
    });
    return response.json();
}

function indented(variables: string | null): string | undefined {
    try {
        return variables ? JSON.stringify(JSON.parse(variables), null, 2) : undefined;
    } catch {
        return variables ?? undefined;
    }
}

const query = asked.get("query");
const variables = indented(asked.get("variables"));
const first = examples.find(({ name }) => name === "project")?.query;
createRoot(document.getElementById("graphiql")!).render(
    createElement(GraphiQL, {
        fetcher,
        plugins: [examplesPlugin],
        isHeadersEditorEnabled: false,
        ...(query === null ? {} : { query }),
        ...(variables === undefined ? {} : { variables }),
        ...(first === undefined ? {} : { defaultQuery: first }),
    }),
);
