import type { GraphQLSchema } from "graphql";
import { useEffect, useState } from "preact/hooks";
import { readSchema } from "./schema";

/** The schema of the graph, as far as it has come. */
export interface KnownSchema {
    readonly schema: GraphQLSchema | null;
    readonly hasFailed: boolean;
}

/** Kept as long as the site is open: it belongs to the program, not to a release. */
let kept: Promise<GraphQLSchema> | null = null;

async function fetchSchema(): Promise<GraphQLSchema> {
    const response = await fetch("/schema.graphql");
    if (!response.ok) {
        throw new Error(`/schema.graphql answered ${response.status}`);
    }

    return readSchema(await response.text());
}

export function useSchema(): KnownSchema {
    const [known, setKnown] = useState<KnownSchema>({ schema: null, hasFailed: false });
    useEffect(() => {
        let isGone = false;
        kept ??= fetchSchema();
        kept.then(
            (schema) => !isGone && setKnown({ schema, hasFailed: false }),
            () => {
                kept = null; // asked again by who comes back
                if (!isGone) {
                    setKnown({ schema: null, hasFailed: true });
                }
            },
        );
        return () => {
            isGone = true;
        };
    }, []);
    return known;
}
