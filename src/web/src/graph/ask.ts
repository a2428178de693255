import type { Document } from "./document";

/** An answer: what was asked, and which release says it. */
export interface Answer<Data> {
    data: Data;
    release: number;
}

interface Body {
    data?: unknown;
    errors?: { message: string; extensions?: { code?: string } }[];
    extensions?: { release?: number };
}

/** Why there is no answer. The code is one of docs/graphql.md, or NETWORK when nothing came. */
export class GraphError extends Error {
    constructor(
        readonly code: string,
        message: string,
    ) {
        super(message);
    }
}

/** A question as it stands in an address. */
export function parametersOf(query: string, variables?: unknown): URLSearchParams {
    const asked = new URLSearchParams({ query });
    if (variables && Object.keys(variables).length > 0) {
        asked.set("variables", JSON.stringify(variables));
    }

    return asked;
}

/** Where a document is answered; a cache keeps what is asked by GET. */
export function addressOfAnswer<Data, Variables>(document: Document<Data, Variables>, variables?: Variables): string {
    return `/graphql?${parametersOf(document.compact, variables)}`;
}

/** Asks the graph. Throws a GraphError, or an AbortError. */
export async function ask<Data>(address: string, signal: AbortSignal): Promise<Answer<Data>> {
    let body: Body;
    try {
        const response = await fetch(address, { signal, headers: { Accept: "application/graphql-response+json" } });
        body = await response.json();
    } catch (fault) {
        if (signal.aborted) {
            throw fault;
        }

        throw new GraphError("NETWORK", "");
    }

    const refused = body.errors?.[0];
    if (refused || body.data === undefined || body.data === null) {
        throw new GraphError(refused?.extensions?.code ?? "INTERNAL", refused?.message ?? "");
    }

    return { data: body.data as Data, release: body.extensions?.release ?? 0 };
}
