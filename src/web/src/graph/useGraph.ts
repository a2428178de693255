import { useEffect, useState } from "preact/hooks";
import { addressOfAnswer, ask, GraphError, type Answer } from "./ask";
import type { Document } from "./document";

/** What a page knows of its question. While another is asked the last answer stays. */
export interface Asked<Data> {
    data: Data | null;
    /** The release that answered. */
    release: number | null;
    error: GraphError | null;
    isLoading: boolean;
}

const nothing = { answer: null, error: null, address: "" };

/** Asks the graph, and again when the variables change. */
export function useGraph<Data, Variables>(document: Document<Data, Variables>, variables?: Variables): Asked<Data> {
    const address = addressOfAnswer(document, variables);
    const [known, setKnown] = useState<{ answer: Answer<Data> | null; error: GraphError | null; address: string }>(nothing);
    useEffect(() => {
        const running = new AbortController();
        ask<Data>(address, running.signal).then(
            (answer) => setKnown({ answer, error: null, address }),
            (fault: unknown) => {
                if (!running.signal.aborted) {
                    setKnown({ answer: null, error: fault instanceof GraphError ? fault : new GraphError("INTERNAL", String(fault)), address });
                }
            },
        );
        return () => running.abort();
    }, [address]);
    return { data: known.answer?.data ?? null, release: known.answer?.release ?? null, error: known.error, isLoading: known.address !== address };
}
