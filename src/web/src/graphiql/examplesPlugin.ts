import type { GraphiQLPlugin } from "@graphiql/react";
import { createElement } from "react";
import { examples } from "./examples";

/** A pane with queries that run. */
export const examplesPlugin: GraphiQLPlugin = {
    title: "Examples",
    icon: () => createElement("span", { "aria-hidden": true, className: "examples-icon" }, "{ }"),
    content: () =>
        createElement(
            "section",
            { "aria-label": "Examples" },
            createElement("div", { className: "graphiql-doc-explorer-title" }, "Examples"),
            createElement(
                "ul",
                { className: "examples" },
                examples.map(({ name, about, query }) =>
                    createElement("li", { key: name }, createElement("a", { href: `?${new URLSearchParams({ query })}` }, name), createElement("p", null, about)),
                ),
            ),
        ),
};
