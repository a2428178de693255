import type { ComponentChildren } from "preact";
import { useLanguage } from "../i18n/useLanguage";
import { graphTexts } from "./texts";
import type { Asked } from "./useGraph";

interface AnsweredProps<Data> {
    of: Asked<Data>;
    children: (data: Data) => ComponentChildren;
}

/** What an answer says; until then that it is asked, or why there is none. */
export function Answered<Data>({ of: asked, children }: AnsweredProps<Data>) {
    const texts = useLanguage().text(graphTexts);
    if (asked.error && !asked.isLoading) {
        return (
            <div class="failed" role="alert">
                <p>
                    <strong>{texts.failed}</strong> {asked.error.code === "NETWORK" ? texts.network : asked.error.message} <code>{asked.error.code}</code>
                </p>
                <button type="button" onClick={() => location.reload()}>
                    {texts.again}
                </button>
            </div>
        );
    }

    return asked.data === null ? (
        <p class="loading" role="status">
            {texts.loading}
        </p>
    ) : (
        <div aria-busy={asked.isLoading}>{children(asked.data)}</div>
    );
}
